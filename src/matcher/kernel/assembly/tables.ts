// Where in memory what is looked for lies; see `Sought` in ../kernel.ts. Set once, when the kernel is made.

export let fold: usize = 0;
/** Bytes to symbols of the scanner, each doubled, so that it is an offset in a row of `next`. */
export let symbols: usize = 0;
export let next: usize = 0;
export let ownerBounds: usize = 0;
export let owners: usize = 0;
export let ownerProbes: usize = 0;
export let cues: i32 = 0;
export let tellingCues: i32 = 0;

export let filter: usize = 0;
export let filterShift: u32 = 0;
export let shortFilter: usize = 0;
export let keys: usize = 0;
export let keySlots: u32 = 0;
export let shortKeys: usize = 0;
export let shortKeySlots: u32 = 0;
export let entries: usize = 0;
export let bounds: usize = 0;
export let offsets: usize = 0;
export let bytes: usize = 0;
export let useBounds: usize = 0;
export let uses: usize = 0;
export let marks: usize = 0;
export let pairs: usize = 0;

/** For each owner, literal, probe and mark the number of the line on which it was noted last. */
export let ownerAt: usize = 0;
export let literalAt: usize = 0;
export let probeAt: usize = 0;
export let places: usize = 0;
/** From `ownerAt` on, so many bytes are such numbers. */
export let notedBytes: usize = 0;

/** For each probe -1, or where it is not told its last sighting; and the sightings. */
export let sighted: usize = 0;
export let sightings: usize = 0;
export let mostSightings: i32 = 0;

/** Probes that the scanner found on a line, and literals that the index found. */
export let waiting: usize = 0;
export let seen: usize = 0;

/** The table of lines: offsets in the text. */
export let starts: usize = 0;
export let texts: usize = 0;
export let ends: usize = 0;
export let mostLines: i32 = 0;

export let found: usize = 0;
export let fullAt: i32 = 0;
export let longestPiece: i32 = 0;
/** The block as it came, where it is cleaned; and the block. */
export let raw: usize = 0;
export let text: usize = 0;
export let textEnd: usize = 0;

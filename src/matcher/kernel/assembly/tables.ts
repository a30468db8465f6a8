// Where in memory what is looked for lies; see `Sought` in ../kernel.ts. Set once, when the kernel is made.

/** Bytes to symbols of the scanner, each doubled, so that it is an offset in a row of `next`. */
export let symbols: usize = 0;
export let next: usize = 0;
export let ownerBounds: usize = 0;
export let owners: usize = 0;
export let tellingOwners: i32 = 0;

/** See ../window-table.ts; how many slots there are, as a power of two. */
export let filter: usize = 0;
export let filterShift: u32 = 0;
export let slots: usize = 0;
export let slotCount: u32 = 0;
export let shortSlots: usize = 0;
export let shortSlotCount: u32 = 0;
export let lists: usize = 0;

/** The texts of cues, and whose they are. */
export let cueBounds: usize = 0;
export let cueBytes: usize = 0;
export let cueOffsets: usize = 0;
export let cueOwnerBounds: usize = 0;
export let cueOwners: usize = 0;

/** What is known of each literal, and the bytes of all: see ../memory-plan.ts. */
export let literals: usize = 0;
export let literalCount: i32 = 0;
export let bytes: usize = 0;

/** See ../brief-table.ts. */
export let briefCount: i32 = 0;
export let briefMasks: usize = 0;
export let briefLists: usize = 0;
export let briefBounds: usize = 0;

export let uses: usize = 0;
/** See ../../scan/chains.ts. */
export let chains: usize = 0;
export let chainsEnd: usize = 0;

/** For each owner, text of a cue, probe and mark the number of the line on which it was noted last. */
export let ownerAt: usize = 0;
export let cueAt: usize = 0;
export let probeAt: usize = 0;
export let places: usize = 0;
/** From `ownerAt` on, so many bytes are such numbers. */
export let notedBytes: usize = 0;

/** For each probe -1, or where it is not told its last sighting; and the sightings. */
export let sighted: usize = 0;
export let sightings: usize = 0;
export let mostSightings: i32 = 0;

/** Places of windows that the filter lets pass. */
export let passed: usize = 0;
/** Literals found on a line, each with where it stands first, and texts of cues: where each ends, and its number. */
export let seen: usize = 0;
export let cuesSeen: usize = 0;

/** The table of lines: offsets in the text. */
export let starts: usize = 0;
export let texts: usize = 0;
export let ends: usize = 0;
export let mostLines: i32 = 0;

export let found: usize = 0;
export let fullAt: i32 = 0;
export let longestPiece: i32 = 0;
/** The block as it came, where it is cleaned; the block; and the block with ASCII letters in lower case. */
export let raw: usize = 0;
export let text: usize = 0;
export let folded: usize = 0;

/**
 * A pack file, all numbers little-endian:
 *
 *     0    8  magic
 *     8    4  version
 *     12   4  number of sections
 *     16   8  size of the file (float64, so that it may pass 4 GB)
 *     24  32  SHA-256 of everything after the section table
 *     56   4  checksum of bytes 0–55 and of the section table
 *     60   4  zero
 *     64  24  for each section: offset (float64), length (float64), checksum, zero
 *     …       the sections, each from a multiple of eight
 *
 * Sections are in the order of `sectionNames`. Those in `looseSections` are read in pieces, each of which has its own
 * checksum in the table beside it, so that opening a pack need not read them.
 */
export const magic = 'WAYOUTPK';
export const version = 4;
export const headerSize = 64;
export const entrySize = 24;

export const sectionNames = [
  'meta',
  'filter',
  'short',
  'keys',
  'shortKeys',
  'entries',
  'bounds',
  'offsets',
  'bytes',
  'brief',
  'useBounds',
  'uses',
  'marks',
  'chainAt',
  'chains',
  'probes',
  'everyLine',
  'patternTable',
  'patterns',
  'recordTable',
  'records',
  'idSlots',
  'lexical',
] as const;

export type SectionName = (typeof sectionNames)[number];

/** Read piece by piece; a checksum of the whole would mean reading all of it. */
export const looseSections: ReadonlySet<SectionName> = new Set<SectionName>(['patterns', 'records']);

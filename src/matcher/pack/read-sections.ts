import { MatcherError } from '../matcher-error.ts';
import { checksum } from './checksum.ts';
import { entrySize, headerSize, magic, sectionNames, version, type SectionName } from './layout.ts';
import type { PackSource } from './pack-source.ts';
import { hexOf } from './sha256.ts';
import { headerChecksum } from './write-sections.ts';

/** The parts of a pack file, each read when asked for. */
export interface Sections {
  /** SHA-256 of the content, hex, as the file states it. */
  readonly digest: string;
  lengthOf(name: SectionName): number;
  /** A whole section, its checksum verified. */
  load(name: SectionName): Uint8Array;
  /** A piece of a section, verified against the checksum that its table holds. */
  piece(name: SectionName, offset: number, length: number, expected: number): Uint8Array;
}

/** @throws {MatcherError} `bad_pack` where the bytes are not a whole pack of this version. */
export function readSections(source: PackSource): Sections {
  const head = readHead(source);
  const where = whereOf(source);
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const entryOf = (name: SectionName) => {
    const at = headerSize + sectionNames.indexOf(name) * entrySize;
    return {
      offset: view.getFloat64(at, true),
      length: view.getFloat64(at + 8, true),
      sum: view.getUint32(at + 16, true),
    };
  };
  return {
    digest: hexOf(head.subarray(24, 56)),
    lengthOf: (name) => entryOf(name).length,
    load: (name) => {
      const { offset, length, sum } = entryOf(name);
      return verified(source.read(offset, length), length, sum, `${name}${where}`);
    },
    piece: (name, offset, length, sum) => {
      const section = entryOf(name);
      if (!(offset >= 0 && length >= 0 && offset + length <= section.length)) {
        throw new MatcherError(
          'bad_pack',
          `Expected a piece of ${name}${where}, found ${length} bytes at ${offset}`,
        );
      }
      return verified(source.read(section.offset + offset, length), length, sum, `${name}${where}`);
    },
  };
}

function readHead(source: PackSource): Uint8Array {
  const headSize = headerSize + sectionNames.length * entrySize;
  const where = whereOf(source);
  const head = source.read(0, Math.min(headSize, source.size)).slice();
  if (new TextDecoder().decode(head.subarray(0, 8)) !== magic) {
    throw new MatcherError(
      'bad_pack',
      `Expected a wayout pack${where}, found ${source.size} bytes of something else`,
    );
  }
  const view = new DataView(head.buffer);
  const found = head.length >= 12 ? view.getUint32(8, true) : version;
  if (found !== version) {
    const advice =
      found < version
        ? 'build it again from its records: wayout corpus build RECORDS --out PACK'
        : 'a newer wayout has built it: update wayout, or build it again with this one';
    throw new MatcherError(
      'bad_pack',
      `Expected a pack of version ${version}${where}, found version ${found}; ${advice}`,
    );
  }
  if (head.length < headSize) throw truncated(source, headSize);
  if (view.getUint32(56, true) !== headerChecksum(head)) {
    throw new MatcherError(
      'bad_pack',
      `Expected the header${where} to fit its checksum; the pack is damaged`,
    );
  }
  const size = view.getFloat64(16, true);
  if (size !== source.size) throw truncated(source, size);
  return head;
}

function truncated(source: PackSource, expected: number): MatcherError {
  const found = `Expected a pack of ${expected} bytes${whereOf(source)}, found ${source.size}`;
  return new MatcherError('bad_pack', found);
}

function whereOf({ name }: PackSource): string {
  return name === undefined ? '' : ` in ${name}`;
}

function verified(bytes: Uint8Array, length: number, sum: number, what: string): Uint8Array {
  if (bytes.length !== length || checksum(bytes) !== sum) {
    throw new MatcherError('bad_pack', `Expected ${what} to fit its checksum; the pack is damaged`);
  }
  return bytes;
}

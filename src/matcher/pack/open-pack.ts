import type { FailureRecord } from '../../record/index.ts';
import { decodeLexicalIndex, type LexicalIndex } from '../fallback/index.ts';
import { MatcherError } from '../matcher-error.ts';
import type { Chains } from '../scan/chains.ts';
import type { LiteralIndex } from '../scan/literal-index.ts';
import type { Pack } from '../types.ts';
import { hashId } from './hash-id.ts';
import type { SectionName } from './layout.ts';
import { bytesSource, type PackSource } from './pack-source.ts';
import type { PackedPattern } from './packed-pattern.ts';
import { readSections, type Sections } from './read-sections.ts';

/** What the matcher needs of a pack. */
export interface PackContents {
  readonly index: LiteralIndex;
  /** Literal `l` is needed by the probes `uses[useBounds[l]]` up to `uses[useBounds[l + 1]]`. */
  readonly useBounds: Int32Array;
  readonly uses: Int32Array;
  /** For each use what else must stand on the line: places in a `LineSignature`. */
  readonly marks: Uint16Array;
  readonly chains: Chains;
  /** For each probe its pattern and its part in that. A probe is one regular expression on one line. */
  readonly probes: Int32Array;
  /** Probes that need no literal. */
  readonly everyLine: readonly number[];
  patternAt(pattern: number): PackedPattern;
  /** The corpus as words; read when first asked for. */
  lexical(): LexicalIndex;
}

const contents = new WeakMap<Pack, PackContents>();

/**
 * Opens a pack. Reads its index and nothing else; records and patterns are read when asked for, each against its
 * checksum, so that damage is told wherever it is met.
 *
 * @throws {MatcherError} `bad_pack` where the bytes are not a whole pack of this version.
 */
export function openPack(bytesOrSource: Uint8Array | PackSource): Pack {
  const source = bytesOrSource instanceof Uint8Array ? bytesSource(bytesOrSource) : bytesOrSource;
  const sections = readSections(source);
  const recordTable = tableOf(sections, 'recordTable', 'records');
  const recordAt = (at: number): FailureRecord => wellMade('records', () => JSON.parse(recordTable.text(at)));
  let ids: readonly string[] | undefined;
  let slots: Int32Array | undefined;
  const pack: Pack = {
    digest: sections.digest,
    size: recordTable.count,
    ids: () => (ids ??= Array.from({ length: recordTable.count }, (_, at) => recordAt(at).id)),
    find: (id) => findRecord((slots ??= intsOf(sections, 'idSlots')), id, recordAt),
  };
  contents.set(pack, readContents(sections));
  return pack;
}

/** @throws {MatcherError} `bad_pack` for a pack that `openPack` did not open. */
export function contentsOf(pack: Pack): PackContents {
  const found = contents.get(pack);
  if (!found) throw new MatcherError('bad_pack', 'Expected a pack opened by openPack');
  return found;
}

function readContents(sections: Sections): PackContents {
  const patternTable = tableOf(sections, 'patternTable', 'patterns');
  let lexical: LexicalIndex | undefined;
  return {
    index: {
      filter: intsOf(sections, 'filter'),
      short: intsOf(sections, 'short'),
      keys: intsOf(sections, 'keys'),
      shortKeys: intsOf(sections, 'shortKeys'),
      entries: intsOf(sections, 'entries'),
      bounds: intsOf(sections, 'bounds'),
      offsets: sections.load('offsets'),
      bytes: sections.load('bytes'),
      brief: intsOf(sections, 'brief'),
    },
    useBounds: intsOf(sections, 'useBounds'),
    uses: intsOf(sections, 'uses'),
    marks: shortsOf(sections, 'marks'),
    chains: { bytes: sections.load('chains'), at: intsOf(sections, 'chainAt') },
    probes: intsOf(sections, 'probes'),
    everyLine: wellMade('everyLine', () => JSON.parse(new TextDecoder().decode(sections.load('everyLine')))),
    patternAt: (pattern) => wellMade('patterns', () => JSON.parse(patternTable.text(pattern))),
    lexical: () => (lexical ??= wellMade('lexical', () => decodeLexicalIndex(sections.load('lexical')))),
  };
}

function findRecord(
  slots: Int32Array,
  id: string,
  recordAt: (at: number) => FailureRecord,
): FailureRecord | undefined {
  const mask = slots.length - 1;
  const start = hashId(id);
  // A pack that somebody made may have no empty slot.
  for (let step = 0; step <= mask; step++) {
    const at = (slots[(start + step) & mask] ?? 0) - 1;
    if (at < 0) return undefined;
    const record = recordAt(at);
    if (record.id === id) return record;
  }
  return undefined;
}

/** What fits its checksum and still is not what stands there was not written by `compilePack`. */
function wellMade<Made>(name: SectionName, make: () => Made): Made {
  try {
    return make();
  } catch (cause) {
    if (cause instanceof MatcherError) throw cause;
    throw new MatcherError('bad_pack', `Expected ${name} as this version writes it; the pack is damaged`, {
      cause,
    });
  }
}

/** The pieces of a section by its table, which is read when the first piece is asked for. */
function tableOf(sections: Sections, table: SectionName, blob: SectionName) {
  let view: DataView | undefined;
  return {
    count: sections.lengthOf(table) / 16,
    text(at: number): string {
      view ??= viewOf(sections.load(table));
      if (!(at >= 0 && (at + 1) * 16 <= view.byteLength))
        throw new MatcherError('bad_pack', `Expected an entry of ${table}, found number ${at}`);
      const offset = view.getFloat64(at * 16, true);
      const length = view.getUint32(at * 16 + 8, true);
      const piece = sections.piece(blob, offset, length, view.getUint32(at * 16 + 12, true));
      return new TextDecoder().decode(piece);
    },
  };
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** A section as numbers: in place where it lies on a multiple of four, else copied. */
function intsOf(sections: Sections, name: SectionName): Int32Array {
  const bytes = sections.load(name);
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Int32Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 2);
}

function shortsOf(sections: Sections, name: SectionName): Uint16Array {
  const bytes = sections.load(name);
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  return new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.length >>> 1);
}

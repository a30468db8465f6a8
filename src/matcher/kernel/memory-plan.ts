import { fold } from '../scan/fold.ts';
import {
  foundRoom,
  fullAt,
  largestBlock,
  linesAtOnce,
  longestPiece,
  mostSightings,
  type Sought,
} from './kernel.ts';

/** Where in the memory of the WebAssembly kernel everything lies. */
export interface MemoryPlan {
  /** In bytes. */
  readonly size: number;
  /** What is to be written before it runs. */
  readonly tables: readonly Table[];
  /** What the module's globals are to be; most are places. See assembly/tables.ts. */
  readonly values: Readonly<Record<string, number>>;
}

interface Table {
  readonly at: number;
  readonly content: Uint8Array;
}

/** Below this the compiler keeps what is its own. */
const firstFree = 1024;

export function planMemory(sought: Sought): MemoryPlan {
  const memory = new Memory();
  const values = {
    ...notes(memory, sought),
    ...scannerTables(memory, sought),
    ...indexTables(memory, sought),
    ...results(memory, sought),
  };
  return { size: memory.size, tables: memory.tables, values };
}

class Memory {
  readonly tables: Table[] = [];
  size = firstFree;

  room(bytes: number): number {
    const at = this.size;
    // Sixteen more, so that a vector may reach over the end.
    this.size = (at + bytes + 31) & ~15;
    return at;
  }

  table({ buffer, byteOffset, byteLength }: Uint8Array | Uint16Array | Int32Array): number {
    const at = this.room(byteLength);
    this.tables.push({ at, content: new Uint8Array(buffer, byteOffset, byteLength) });
    return at;
  }
}

/** When everything was noted last: one after another, so that all of it can be cleared at once. */
function notes(memory: Memory, { scanner, useBounds, probes }: Sought) {
  const ownerAt = memory.room(scanner.count * 4);
  const literalAt = memory.room((useBounds.length - 1) * 4);
  const probeAt = memory.room(probes * 4);
  const places = memory.room(2048 * 4);
  return { ownerAt, literalAt, probeAt, places, notedBytes: memory.size - ownerAt };
}

function scannerTables(memory: Memory, { scanner, cues, tellingCues, ownerProbes }: Sought) {
  return {
    symbols: memory.table(scanner.symbolOf.map((symbol) => symbol * 2)),
    next: memory.table(scanner.next),
    ownerBounds: memory.table(scanner.ownerBounds),
    owners: memory.table(scanner.owners),
    ownerProbes: memory.table(ownerProbes),
    cues,
    tellingCues,
  };
}

function indexTables(memory: Memory, { index, useBounds, uses, marks, pairs }: Sought) {
  return {
    fold: memory.table(fold),
    filter: memory.table(index.filter),
    filterShift: Math.clz32(index.filter.length) + 1 - 5,
    shortFilter: memory.table(index.short.length > 0 ? index.short : new Int32Array(1024)),
    keys: memory.table(index.keys),
    keySlots: index.keys.length / 3,
    shortKeys: memory.table(index.shortKeys),
    shortKeySlots: index.shortKeys.length / 3,
    entries: memory.table(index.entries),
    bounds: memory.table(index.bounds),
    offsets: memory.table(index.offsets),
    bytes: memory.table(index.bytes),
    useBounds: memory.table(useBounds),
    uses: memory.table(uses),
    marks: memory.table(marks),
    pairs: memory.table(pairs),
  };
}

function results(memory: Memory, sought: Sought) {
  const { ownerProbes, useBounds, probes } = sought;
  return {
    waiting: memory.room(ownerProbes.length * 4),
    seen: memory.room((useBounds.length - 1) * 4),
    sighted: memory.table(new Int32Array(probes).fill(-1)),
    sightings: memory.room(mostSightings * 8),
    mostSightings,
    starts: memory.room(linesAtOnce * 4),
    texts: memory.room(linesAtOnce * 4),
    ends: memory.room(linesAtOnce * 4),
    mostLines: linesAtOnce,
    found: memory.room(foundRoom(sought) * 4),
    fullAt,
    longestPiece,
    raw: memory.room(largestBlock),
    text: memory.room(largestBlock),
    textEnd: 0,
  };
}

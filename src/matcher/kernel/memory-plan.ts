import { marksPerUse, noMark } from '../scan/line-signature.ts';
import { buildBriefTable } from './brief-table.ts';
import {
  foundRoom,
  fullAt,
  largestBlock,
  linesAtOnce,
  longestPiece,
  mostSightings,
  type Sought,
} from './kernel.ts';
import { buildWindowTable } from './window-table.ts';

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
    ...windowTables(memory, sought),
    ...useTables(memory, sought),
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
function notes(memory: Memory, { scanner, cueTexts, probes }: Sought) {
  const ownerAt = memory.room(scanner.count * 4);
  const cueAt = memory.room(cueTexts.flat().length * 4);
  const probeAt = memory.room(probes * 4);
  const places = memory.room(2048 * 4);
  return { ownerAt, cueAt, probeAt, places, notedBytes: memory.size - ownerAt };
}

function scannerTables(memory: Memory, { scanner, tellingOwners }: Sought) {
  return {
    symbols: memory.table(scanner.symbolOf.map((symbol) => symbol * 2)),
    next: memory.table(scanner.next),
    ownerBounds: memory.table(scanner.ownerBounds),
    owners: memory.table(scanner.owners),
    tellingOwners,
  };
}

function windowTables(memory: Memory, { index, cueTexts }: Sought) {
  const windows = buildWindowTable(index, cueTexts);
  const { filter, filterShift, slots, shortSlots, lists, cues } = windows;
  const brief = buildBriefTable(index);
  return {
    filter: memory.table(filter),
    filterShift,
    slots: memory.table(slots),
    slotCount: slots.length / 2,
    shortSlots: memory.table(shortSlots),
    shortSlotCount: shortSlots.length / 2,
    lists: memory.table(lists),
    cueBounds: memory.table(cues.bounds),
    cueBytes: memory.table(cues.bytes),
    cueOffsets: memory.table(cues.offsets),
    cueOwnerBounds: memory.table(cues.ownerBounds),
    cueOwners: memory.table(cues.owners),
    briefCount: index.brief.length,
    briefMasks: memory.table(brief.masks),
    briefBounds: memory.table(brief.bounds),
    briefLists: memory.table(brief.lists),
  };
}

function useTables(memory: Memory, sought: Sought) {
  const chains = memory.table(sought.chains.bytes);
  return {
    literals: memory.table(literalEntries(sought)),
    literalCount: sought.useBounds.length - 1,
    bytes: memory.table(sought.index.bytes),
    uses: memory.table(useEntries(sought)),
    chains,
    chainsEnd: chains + sought.chains.bytes.length,
  };
}

/**
 * Eight numbers for each literal, so that what is asked of one lies together: the line it was seen on last, where its
 * bytes begin, how many there are, where its window stands in them, where its uses begin and end.
 */
function literalEntries({ index: { bounds, offsets }, useBounds }: Sought): Int32Array {
  const entries = new Int32Array((useBounds.length - 1) * 8);
  for (let i = 0; i + 1 < useBounds.length; i++) {
    const [begin = 0, end = 0] = bounds.subarray(i, i + 2);
    entries.set([0, begin, end - begin, offsets[i] ?? 0, useBounds[i] ?? 0, useBounds[i + 1] ?? 0], i * 8);
  }
  return entries;
}

/** Four numbers for each use: its probe, its chain, and its marks in two. */
function useEntries({ uses, marks, chains }: Sought): Int32Array {
  const entries = new Int32Array(uses.length * 4);
  const halves = new Uint16Array(entries.buffer);
  for (const [use, probe] of uses.entries()) {
    const chain = chains.at[use] ?? 0;
    entries[use * 4] = probe;
    entries[use * 4 + 1] = chain >= 0 && chain < chains.bytes.length ? chain : 0;
    for (let i = 0; i < marksPerUse; i++) halves[use * 8 + 4 + i] = marks[use * marksPerUse + i] ?? noMark;
  }
  return entries;
}

function results(memory: Memory, sought: Sought) {
  const { useBounds, cueTexts, probes } = sought;
  return {
    passed: memory.room(4096 * 4),
    cuesSeen: memory.room(cueTexts.flat().length * 8),
    seen: memory.room((useBounds.length - 1) * 8),
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
    folded: memory.room(largestBlock),
  };
}

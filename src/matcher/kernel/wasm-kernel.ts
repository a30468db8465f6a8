import { fold } from '../scan/fold.ts';
import { kernelBytes } from './kernel-bytes.ts';
import {
  foundRoom,
  fullAt,
  largestBlock,
  linesAtOnce,
  longestPiece,
  mostSightings,
  type Kernel,
  type LineTable,
  type Sought,
} from './kernel.ts';

/** The part of WebAssembly's interface that is used; the core is typed without any platform's library. */
interface WebAssemblyApi {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
}

declare const WebAssembly: WebAssemblyApi | undefined;

/**
 * The kernel in WebAssembly; `undefined` where the platform has none with vectors, or forbids it (a page's policy must
 * allow `wasm-unsafe-eval`).
 */
export function createWasmKernel(sought: Sought): Kernel | undefined {
  try {
    return instantiate(sought);
  } catch {
    // Whatever it is that the platform lacks, the kernel in JavaScript gives the same answers.
    return undefined;
  }
}

let compiled: object | undefined;

function instantiate(sought: Sought): Kernel | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const plan = planOf(sought);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(plan.size / pageSize) });
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(kernelBytes), (char) => char.charCodeAt(0)));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const bytes = new Uint8Array(memory.buffer);
  for (const { at, content } of plan.tables) bytes.set(content, at);
  for (const [name, value] of Object.entries(plan.values)) globalOf(exports, name).value = value;
  return new WasmKernel(exports, memory.buffer, plan, sought.probes);
}

const pageSize = 1 << 16;
/** Below this the compiler keeps what is its own. */
const firstFree = 1024;

interface Plan {
  readonly size: number;
  readonly tables: readonly { readonly at: number; readonly content: Uint8Array }[];
  /** What the module's globals are to be. */
  readonly values: Readonly<Record<string, number>>;
}

/** Lays out in memory what the kernel needs. */
function planOf(sought: Sought): Plan {
  const { scanner, index, cues, ownerProbes, useBounds, uses, marks, pairs, probes } = sought;
  const tables: { at: number; content: Uint8Array }[] = [];
  let size = firstFree;
  const room = (bytes: number) => {
    const at = size;
    // Sixteen more, so that a vector may reach over the end.
    size = (size + bytes + 31) & ~15;
    return at;
  };
  const table = (content: Uint8Array | Uint16Array | Int32Array) => {
    const at = room(content.byteLength);
    tables.push({ at, content: new Uint8Array(content.buffer, content.byteOffset, content.byteLength) });
    return at;
  };
  const literals = useBounds.length - 1;
  const ownerAt = room(scanner.count * 4);
  const literalAt = room(literals * 4);
  const probeAt = room(probes * 4);
  const places = room(2048 * 4);
  const notedBytes = size - ownerAt;
  const values = {
    ownerAt,
    literalAt,
    probeAt,
    places,
    sighted: table(new Int32Array(probes).fill(-1)),
    notedBytes,
    fold: table(fold),
    symbols: table(scanner.symbolOf.map((symbol) => symbol * 2)),
    next: table(scanner.next),
    ownerBounds: table(scanner.ownerBounds),
    owners: table(scanner.owners),
    ownerProbes: table(ownerProbes),
    cues,
    filter: table(index.filter),
    filterShift: Math.clz32(index.filter.length) + 1 - 5,
    shortFilter: table(index.short.length > 0 ? index.short : new Int32Array(1024)),
    keys: table(index.keys),
    keySlots: index.keys.length / 3,
    shortKeys: table(index.shortKeys),
    shortKeySlots: index.shortKeys.length / 3,
    entries: table(index.entries),
    bounds: table(index.bounds),
    offsets: table(index.offsets),
    bytes: table(index.bytes),
    useBounds: table(useBounds),
    uses: table(uses),
    marks: table(marks),
    pairs: table(pairs),
    waiting: room(ownerProbes.length * 4),
    seen: room(literals * 4),
    sightings: room(mostSightings * 8),
    mostSightings,
    starts: room(linesAtOnce * 4),
    texts: room(linesAtOnce * 4),
    ends: room(linesAtOnce * 4),
    mostLines: linesAtOnce,
    found: room(foundRoom(sought) * 4),
    fullAt,
    longestPiece,
    text: room(largestBlock),
    textEnd: 0,
  };
  return { size, tables, values };
}

type Exports = Readonly<Record<string, unknown>>;

class WasmKernel implements Kernel {
  readonly lines: LineTable;
  readonly found: Int32Array;
  readonly sighted: Int32Array;
  readonly sightings: Int32Array;
  readonly #sightingCount: { value: number };
  readonly #text: Uint8Array;
  readonly #textAt: number;
  readonly #textEnd: { value: number };
  readonly #next: { value: number };
  readonly #count: { value: number };
  readonly #split: Call;
  readonly #look: Call;
  readonly #lookAtPiece: Call;
  #length = 0;

  constructor(exports: Exports, buffer: ArrayBuffer, { values }: Plan, probes: number) {
    const ints = (name: string, length: number) => new Int32Array(buffer, values[name] ?? 0, length);
    this.lines = {
      starts: ints('starts', linesAtOnce),
      texts: ints('texts', linesAtOnce),
      ends: ints('ends', linesAtOnce),
    };
    this.#textAt = values['text'] ?? 0;
    this.found = ints('found', (this.#textAt - (values['found'] ?? 0)) >>> 2);
    this.sighted = ints('sighted', probes);
    this.sightings = ints('sightings', 2 * mostSightings);
    this.#sightingCount = globalOf(exports, 'sightingCount');
    this.#text = new Uint8Array(buffer, this.#textAt, largestBlock);
    this.#textEnd = globalOf(exports, 'textEnd');
    this.#next = globalOf(exports, 'nextLine');
    this.#count = globalOf(exports, 'foundCount');
    this.#split = functionOf(exports, 'split');
    this.#look = functionOf(exports, 'look');
    this.#lookAtPiece = functionOf(exports, 'lookAtPiece');
  }

  get next(): number {
    return this.#next.value;
  }

  get foundCount(): number {
    return this.#count.value;
  }

  take(bytes: Uint8Array): void {
    this.#text.set(bytes);
    this.#length = bytes.length;
    this.#textEnd.value = this.#textAt + bytes.length;
  }

  split(at: number): number {
    return this.#split(at, this.#length);
  }

  look(first: number, last: number, every: boolean): number {
    return this.#look(first, last, every ? 1 : 0);
  }

  lookAtPiece(from: number, to: number): number {
    return this.#lookAtPiece(from, to);
  }

  forget(): void {
    this.#sightingCount.value = 0;
  }
}

type Call = (...numbers: readonly number[]) => number;

function isCall(value: unknown): value is Call {
  return typeof value === 'function';
}

function isGlobal(value: unknown): value is { value: number } {
  return typeof value === 'object' && value !== null && 'value' in value;
}

function functionOf(exports: Exports, name: string): Call {
  const found = exports[name];
  if (!isCall(found)) throw new TypeError(`Expected the kernel to have a function ${name}`);
  return found;
}

function globalOf(exports: Exports, name: string): { value: number } {
  const found = exports[name];
  if (!isGlobal(found)) throw new TypeError(`Expected the kernel to have a global ${name}`);
  return found;
}

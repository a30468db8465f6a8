import { kernelBytes } from './kernel-bytes.ts';
import { planMemory, type MemoryPlan } from './memory-plan.ts';
import {
  largestBlock,
  linesAtOnce,
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
  const plan = planMemory(sought);
  const memory = new WebAssembly.Memory({ initial: Math.ceil(plan.size / pageSize) });
  compiled ??= new WebAssembly.Module(Uint8Array.from(atob(kernelBytes), (char) => char.charCodeAt(0)));
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
  const bytes = new Uint8Array(memory.buffer);
  for (const { at, content } of plan.tables) bytes.set(content, at);
  for (const [name, value] of Object.entries(plan.values)) globalOf(exports, name).value = value;
  return new WasmKernel(exports, memory.buffer, plan, sought.probes);
}

const pageSize = 1 << 16;

type Exports = Readonly<Record<string, unknown>>;

class WasmKernel implements Kernel {
  readonly lines: LineTable;
  readonly found: Int32Array;
  readonly sighted: Int32Array;
  readonly sightings: Int32Array;
  readonly #sightingCount: { value: number };
  readonly #text: Uint8Array;
  readonly #next: { value: number };
  readonly #count: { value: number };
  readonly #needsCleaning: Call;
  readonly #clean: Call;
  readonly #fold: Call;
  readonly #split: Call;
  readonly #look: Call;
  readonly #lookAtPiece: Call;
  /** The bytes that lie at `text`. */
  #held: Uint8Array | undefined;
  #length = 0;

  constructor(exports: Exports, buffer: ArrayBuffer, { values }: MemoryPlan, probes: number) {
    const ints = (name: string, length: number) => new Int32Array(buffer, values[name] ?? 0, length);
    this.lines = {
      starts: ints('starts', linesAtOnce),
      texts: ints('texts', linesAtOnce),
      ends: ints('ends', linesAtOnce),
    };
    this.found = ints('found', ((values['raw'] ?? 0) - (values['found'] ?? 0)) >>> 2);
    this.sighted = ints('sighted', probes);
    this.sightings = ints('sightings', 2 * mostSightings);
    this.#sightingCount = globalOf(exports, 'sightingCount');
    this.#text = new Uint8Array(buffer, values['text'] ?? 0, largestBlock);
    this.#fold = functionOf(exports, 'fold');
    this.#next = globalOf(exports, 'nextLine');
    this.#count = globalOf(exports, 'foundCount');
    this.#needsCleaning = functionOf(exports, 'needsCleaning');
    this.#clean = functionOf(exports, 'clean');
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

  clean(raw: Uint8Array): Uint8Array {
    this.#put(raw);
    if (this.#needsCleaning(raw.length) === 0) return raw;
    this.#held = this.#text.slice(0, this.#clean(raw.length));
    return this.#held;
  }

  take(bytes: Uint8Array): void {
    this.#put(bytes);
    this.#length = bytes.length;
    this.#fold(bytes.length);
  }

  /** What was cleaned last lies there already. */
  #put(bytes: Uint8Array): void {
    if (bytes !== this.#held) this.#text.set(bytes);
    this.#held = bytes;
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

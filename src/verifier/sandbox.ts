import type { Limits, Reproduction } from './reproduction-schema.ts';
import type { Toolchain } from './toolchain.ts';

/** How a step ended. */
export type StepEnd =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'timeout'; readonly seconds: number }
  | { readonly kind: 'output'; readonly mebibytes: number };

export interface StepResult {
  readonly end: StepEnd;
  /** Standard output and error, interleaved as they were written. */
  readonly output: Uint8Array;
  readonly seconds: number;
}

export interface StepOptions {
  /** Added to the variables of the world, for this step only. */
  readonly env?: Readonly<Record<string, string>>;
  /** Seconds. @default the timeout of the world's limits */
  readonly timeout?: number;
}

/** One fresh place in which one trial happens. Whatever runs in it ends with `close`. */
export interface World {
  /** Writes a file; `path` is relative to the work folder, or starts with `~/`. */
  write(path: string, content: Uint8Array, options?: { readonly executable?: boolean }): Promise<void>;
  /**
   * Runs shell text to its end, in the work folder.
   * @throws {VerifierError} `sandbox_broke` when the world ended under it, with the reason.
   */
  run(shell: string, options?: StepOptions): Promise<StepResult>;
  /** Starts a process that lives until the world is closed. */
  start(name: string, shell: string, env?: Readonly<Record<string, string>>): Promise<void>;
  /** What a started process has printed so far, at most the last 64 KiB. */
  outputOf(name: string): Promise<Uint8Array>;
  /** The private home, work folder included, as a tar archive. */
  pack(): Promise<Uint8Array>;
  /** Ends every process and forgets everything. May be called twice. */
  close(): Promise<void>;
}

/** More than an ordinary world has: what a facility asks for. */
export interface Powers {
  /** User 0 with all capabilities, inside a user namespace of its own. @default false */
  readonly root?: boolean;
  /** Writable folders that a facility needs, absolute: path → MiB. */
  readonly folders?: Readonly<Record<string, number>>;
  /** Host paths to show read-only at the same place. */
  readonly binds?: readonly string[];
}

export interface WorldSpec {
  readonly network: Reproduction['network'];
  readonly limits: Limits;
  readonly toolchain: Toolchain;
  /** Variables of every step, beside PATH, HOME, USER, LANG and TERM. */
  readonly env?: Readonly<Record<string, string>>;
  readonly powers?: Powers;
}

/** A way of keeping a trial apart from the machine and from other trials. */
export interface Sandbox {
  readonly name: 'bubblewrap' | 'container' | 'unsafe-host';
  /** Why it cannot be used here and what to install; `undefined` when it can. */
  problem(): Promise<string | undefined>;
  open(spec: WorldSpec): Promise<World>;
}

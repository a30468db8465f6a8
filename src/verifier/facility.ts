import type { Powers, Sandbox, World } from './sandbox.ts';

/** Something bigger than a service that each trial gets fresh, such as a Docker engine. It lives inside the world. */
export interface Facility {
  readonly name: string;
  /** The sandboxes that can give it what it needs. */
  readonly sandboxes: readonly Sandbox['name'][];
  /** Tools it needs, beside those of the reproduction: name → version range. */
  readonly needs: Readonly<Record<string, string>>;
  /** Tools that it can do without, but whose version tells: the ledger says `none` where one is not there. */
  readonly reports?: readonly string[];
  /** What the world must allow for it. */
  readonly powers: Powers;
  /**
   * Starts it in a fresh world and waits until it is ready.
   * @returns Variables for every later step.
   * @throws {VerifierError} `sandbox_broke` with its last output, when it does not become ready: the trial is inconclusive.
   */
  start(world: World): Promise<Readonly<Record<string, string>>>;
  /** Ends what the end of the world would not end by itself. */
  stop(world: World): Promise<void>;
}

/** A short sentence in both languages. It holds names and states, never the value of a setting or a secret. */
export interface Sentence {
  readonly en: string;
  readonly zh: string;
}

/** What a probe saw. `undefined`: the machine did not let it see. */
export interface Sight {
  readonly holds: boolean | undefined;
  readonly seen: readonly Sentence[];
}

export function sight(holds: boolean | undefined, ...seen: readonly Sentence[]): Sight {
  return { holds, seen };
}

/** Ends a probe that the machine, or a rule about what may be looked at, does not let see. */
export class CannotTell extends Error {
  readonly seen: readonly Sentence[];

  constructor(...seen: readonly Sentence[]) {
    super(seen.map(({ en }) => en).join('; '));
    this.name = 'CannotTell';
    this.seen = seen;
  }
}

import type { CharSet } from './char-set.ts';

/** A parsed pattern. One `set` is one UTF-16 code unit. */
export type Node =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly set: CharSet }
  | { readonly kind: 'assert'; readonly what: Assertion }
  | { readonly kind: 'concat'; readonly parts: readonly Node[] }
  | { readonly kind: 'alternate'; readonly branches: readonly Node[] }
  | { readonly kind: 'group'; readonly index: number; readonly body: Node }
  | {
      readonly kind: 'repeat';
      readonly body: Node;
      readonly min: number;
      /** `Infinity` where there is no bound. */
      readonly max: number;
      readonly greedy: boolean;
    };

export type Assertion = 'start' | 'end' | 'word-boundary' | 'not-word-boundary';

export interface ParsedPattern {
  readonly root: Node;
  /** Name of each capturing group; `undefined` for a plain `(…)`. Group 1 is index 0. */
  readonly groups: readonly (string | undefined)[];
}

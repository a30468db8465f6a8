import { readOutcome } from '../record/index.ts';
import type { Draft } from './queue.ts';

export type DraftRead =
  | { readonly kind: 'draft'; readonly draft: Draft }
  | { readonly kind: 'fault'; readonly message: string };

/** Reads an outcome whose pseudonyms may still be missing; everything else is as in an outcome. */
export function readDraft(value: unknown): DraftRead {
  if (typeof value !== 'object' || value === null) return { kind: 'fault', message: 'Expected an object' };
  const read = readOutcome({ reporter: '0'.repeat(32), place: '0'.repeat(32), ...value });
  if (read.kind === 'fault') return read;
  const { reporter, place, ...rest } = read.outcome;
  return {
    kind: 'draft',
    draft: { ...rest, ...('reporter' in value && { reporter }), ...('place' in value && { place }) },
  };
}

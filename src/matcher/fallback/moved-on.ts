import type { Region } from '../types.ts';
import type { LineKind } from './line-kind.ts';

/**
 * How far an output went on after the candidate's line and after its last line that reads like a failure: 0 where it
 * ends there, towards 1 where much follows. What fails ends soon: of 213 labelled CI logs 208 end within five lines.
 * 0 too where a command is marked as failed, for what a CI system does afterwards tells nothing.
 *
 * @returns For each line how far the output went on after it.
 */
export function movedOnFrom(
  texts: readonly string[],
  kinds: readonly LineKind[],
  regions: readonly Region[],
): readonly number[] {
  const moved = texts.map(() => 0);
  if (regions.some(({ reason }) => reason === 'failed-command-marker')) return moved;
  const last = kinds.lastIndexOf('failing');
  let after = 0;
  for (let at = texts.length - 1; at >= 0; at--) {
    moved[at] = at < last ? (moved[last] ?? 0) : 1 - Math.exp(-after / 10);
    if (texts[at]?.trim()) after++;
  }
  return moved;
}

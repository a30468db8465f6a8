import type { View } from './view.ts';

/**
 * How far an output went on after the candidate's line and after its last line that reads like a failure: 0 where it
 * ends there, towards 1 where much follows. What fails ends soon: of 213 labelled CI logs 208 end within five lines.
 * 0 too where a command is marked as failed, for what a CI system does afterwards tells nothing.
 */
export function movedOn({ lines, kinds, regions }: View, best: number): number {
  if (regions.some(({ reason }) => reason === 'failed-command-marker')) return 0;
  const last = Math.max(best, kinds.lastIndexOf('failing'));
  let after = 0;
  for (let at = last + 1; at < lines.length; at++) if (lines[at]?.text.trim()) after++;
  return 1 - Math.exp(-after / 10);
}

import { createTwoFilesPatch } from 'diff';
import type { Change } from './change.ts';

/** A change as a unified diff, as `diff -u` writes it. */
export function showChange({ path, before, after }: Change): string {
  const names = [
    before === undefined ? '/dev/null' : path,
    after === undefined ? '/dev/null' : path,
  ] as const;
  const patch = createTwoFilesPatch(...names, before ?? '', after ?? '', undefined, undefined, {
    context: 3,
  });
  // Without the header that is none of diff's.
  return patch.replace(/^(?:Index: .*\n)?=+\n/, '').replace(/\r\n/g, '\n');
}

import type { Ending } from './host.ts';

/** How a command ended by its exit code alone. */
export function endingOf(exitCode: number | undefined): Ending {
  if (exitCode === undefined) return 'untold';
  if (exitCode === 0) return 'succeeded';
  // POSIX shells say 128 + 2 for a command that died of Ctrl-C.
  return exitCode === 130 ? 'interrupted' : 'failed';
}

/** The exit code that a host wrote into a text beside the command's output. */
export function exitCodeIn(text: string, form: RegExp): number | undefined {
  const [, code] = form.exec(text) ?? [];
  return code === undefined ? undefined : Number(code);
}

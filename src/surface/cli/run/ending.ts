import { constants } from 'node:os';

/** How a command ended. */
export type Ending =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
  /** It never ran. Shells say 127 where there is no such command and 126 where it cannot be executed. */
  | { readonly kind: 'not-started'; readonly code: 126 | 127; readonly message: string };

/** Whether there is something to explain: a success has nothing, and neither has what the user stopped. */
export function isFailure(ending: Ending): boolean {
  switch (ending.kind) {
    case 'exit':
      return ending.code !== 0 && ending.code !== 128 + constants.signals.SIGINT;
    case 'signal':
      return !(['SIGINT', 'SIGHUP', 'SIGTERM', 'SIGPIPE'] as const).some((quiet) => quiet === ending.signal);
    case 'not-started':
      return false;
  }
}

/** Ends this process as the command ended. Returns the exit code where the death by signal has to wait for a turn. */
export function endLike(ending: Ending): number {
  if (ending.kind !== 'signal') return ending.code;
  const { signal } = ending;
  // A listener that comes and goes leaves the default action behind, also for SIGPIPE, which Node ignores.
  if (signal !== 'SIGKILL' && signal !== 'SIGSTOP') process.once(signal, () => undefined);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
  return 128 + constants.signals[signal];
}

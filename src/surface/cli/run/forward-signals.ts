/** Signals that others send to end or to steer a command; it has to get them, not we. */
const forwarded = ['SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2'] as const;
/** Signals that a key on the terminal sends. */
const fromKeys = ['SIGINT', 'SIGQUIT'] as const;

/**
 * Hands signals on to a command for as long as it runs.
 * @param keys `group` where a key's signal reaches the command's process by itself; we then only outlive it
 * @returns what puts everything back
 */
export function forwardSignals(
  send: (signal: NodeJS.Signals) => void,
  keys: 'group' | 'process',
): () => void {
  const ignore = (): void => undefined;
  for (const signal of forwarded) process.on(signal, send);
  for (const signal of fromKeys) process.on(signal, keys === 'group' ? ignore : send);
  return () => {
    for (const signal of forwarded) process.off(signal, send);
    for (const signal of fromKeys) process.off(signal, keys === 'group' ? ignore : send);
  };
}

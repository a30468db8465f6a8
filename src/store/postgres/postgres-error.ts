import { StoreError } from '../store-error.ts';

/** SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html: whole codes, then their classes. */
const states: Readonly<Record<string, StoreError['code']>> = {
  '25006': 'read_only',
  '42501': 'read_only',
  '53100': 'full',
};

/** The server is out of reach, going down, or does not let us in. */
const awayClasses: ReadonlySet<string> = new Set(['08', '28', '3D', '53', '57']);

/** What the driver threw, as ours. What is neither the server's state nor the network's stays as it is. */
export function storeErrorOf(error: unknown, where: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const state = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const code = states[state] ?? (isAway(error, state) ? 'unreachable' : undefined);
  if (code === undefined) return error;
  const reason = error.message || state;
  return new StoreError(code, `Expected to use the store ${where}: ${reason}`, { cause: error });
}

export function isDeadlock(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === '40P01' || error.code === '40001');
}

function isAway(error: Error, state: string): boolean {
  if (/^E[A-Z]+$/.test(state)) return true;
  if (/^[0-9A-Z]{5}$/.test(state)) return awayClasses.has(state.slice(0, 2));
  return /timeout|terminated|connection|not queryable/i.test(error.message);
}

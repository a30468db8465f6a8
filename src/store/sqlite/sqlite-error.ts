import { StoreError } from '../store-error.ts';

/** Primary result codes, https://www.sqlite.org/rescode.html */
const codes: Readonly<Record<number, StoreError['code']>> = {
  5: 'locked',
  6: 'locked',
  8: 'read_only',
  10: 'full',
  11: 'damaged',
  13: 'full',
  14: 'unreachable',
  26: 'damaged',
};

const sentences: Readonly<Partial<Record<StoreError['code'], string>>> = {
  locked: 'another process has held it for more than thirty seconds; try again',
  read_only: 'it cannot be written to; change its permissions, or name another with WAYOUT_STORE',
  full: 'writing failed, most likely for want of room on the disk; nothing of this was kept',
  damaged: 'it is damaged',
  unreachable: 'it cannot be opened; name another with WAYOUT_STORE',
};

/** What the engine threw, as ours. What is none of its errors stays as it is. */
export function storeErrorOf(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return error;
  const code = codes[error.errcode & 0xff];
  if (code === undefined) return error;
  return new StoreError(code, `Expected to use the store ${path}: ${sentences[code]} (${error.message})`, {
    cause: error,
  });
}

import { isAbsolute, join, resolve } from 'node:path';
import { StoreError } from './store-error.ts';

/** Where outcomes rest. */
export type Address =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string }
  | { readonly kind: 'off' };

/**
 * Reads `WAYOUT_STORE`: a path, `postgres://…` or `off`.
 * @param folder the user's data folder, where the file is by default
 * @throws {StoreError} `bad_address` for any other scheme
 */
export function addressOf(text: string | undefined, folder: string): Address {
  if (text === undefined || text === '') return { kind: 'sqlite', path: join(folder, 'outcomes.db') };
  if (text === 'off') return { kind: 'off' };
  if (/^postgres(?:ql)?:\/\//.test(text)) return { kind: 'postgres', url: text };
  if (/^[a-z][a-z0-9+.-]+:\/\//i.test(text)) {
    throw new StoreError(
      'bad_address',
      `Expected WAYOUT_STORE to be a path, postgres://… or off; found ${text.replace(/\/\/.*@/, '//***@')}`,
    );
  }
  return { kind: 'sqlite', path: isAbsolute(text) ? text : resolve(text) };
}

import { existsSync } from 'node:fs';
import type { Address } from './address.ts';
import { StoreError } from './store-error.ts';
import type { Store } from './store.ts';

/** Opens the store of an address. The engine is loaded here and nowhere else. @throws {StoreError} */
export async function openStore(address: Address, onWarning: (sentence: string) => void): Promise<Store> {
  switch (address.kind) {
    case 'sqlite': {
      const { openSqliteStore } = await import('./sqlite/sqlite-store.ts');
      return openSqliteStore({ path: address.path, onWarning });
    }
    case 'postgres': {
      const { openPostgresStore } = await import('./postgres/postgres-store.ts');
      return openPostgresStore({ url: address.url });
    }
    case 'off':
      throw new StoreError('unreachable', 'Expected a store of outcomes, found WAYOUT_STORE=off');
  }
}

/** Whether there may be something in it. */
export function isPresent(address: Address): boolean {
  switch (address.kind) {
    case 'sqlite':
      return existsSync(address.path);
    case 'postgres':
      return true;
    case 'off':
      return false;
  }
}

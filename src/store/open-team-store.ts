import { addressOf } from './address.ts';
import { dataFolder, type Variables } from '../data-folder.ts';
import { openStore } from './open-store.ts';
import { StoreError } from './store-error.ts';
import type { Store } from './store.ts';
import type { TeamStore } from './team-store.ts';

export interface TeamStoresOptions {
  /** A path or `postgres://…`. @default `WAYOUT_STORE`, else a file in the user's data folder */
  readonly store?: string;
  readonly env: Variables;
  readonly onWarning: (sentence: string) => void;
}

/** Both stores of a server: outcomes, and what a team shares besides them. @throws {StoreError} */
export async function openTeamStores({ store, env, onWarning }: TeamStoresOptions): Promise<{
  readonly outcomes: Store;
  readonly team: TeamStore;
}> {
  const address = addressOf(store ?? env['WAYOUT_STORE'], dataFolder(env));
  switch (address.kind) {
    case 'sqlite': {
      const { openSqliteTeamStore } = await import('./sqlite/sqlite-team-store.ts');
      const path = address.path.replace(/(?:\.db)?$/, '-team.db');
      return {
        outcomes: await openStore(address, onWarning),
        team: await openSqliteTeamStore({ path, onWarning }),
      };
    }
    case 'postgres': {
      const { openPostgresTeamStore } = await import('./postgres/postgres-team-store.ts');
      return {
        outcomes: await openStore(address, onWarning),
        team: await openPostgresTeamStore({ url: address.url }),
      };
    }
    case 'off':
      throw new StoreError(
        'bad_address',
        'Expected a store for the server, found off. Name one with --store',
      );
  }
}

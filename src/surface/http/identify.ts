import type { Team } from '../../team/index.ts';
import type { Caller } from './role.ts';
import { isLoopback, type ServeOptions } from './serve-options.ts';

/**
 * Who asks. Where only this machine reaches the server and nobody ever made a key, it is the person at this machine,
 * who may do everything; else it is who holds the key.
 */
export function identifyBy(_team: Team, { host }: ServeOptions) {
  const isLocal = async () => isLoopback(host);
  return {
    names: async () => ((await isLocal()) ? ('loopback' as const) : ('any' as const)),
    async identify(_request: Request, address: string): Promise<Caller> {
      if (await isLocal()) return { name: 'local', role: 'admin', account: address };
      return { name: 'nobody', role: undefined, account: address };
    },
  };
}

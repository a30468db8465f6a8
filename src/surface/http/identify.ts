import type { Team } from '../../team/index.ts';
import { HttpError } from './http-error.ts';
import { anonymous as nameless, type Caller } from './role.ts';
import { isLoopback, type ServeOptions } from './serve-options.ts';

/**
 * Who asks. Where only this machine reaches the server and nobody ever made a key, it is the person at this machine,
 * who may do everything; else it is who holds the key.
 */
export function identifyBy({ keys }: Team, { host, anonymous }: Pick<ServeOptions, 'host' | 'anonymous'>) {
  const isLocal = async () => isLoopback(host) && !(await keys.exist());
  return {
    // A key is no cookie: a page that points its own name here has none to send along.
    names: async () => ((await isLocal()) ? ('loopback' as const) : ('any' as const)),
    async identify(request: Request, address: string): Promise<Caller> {
      const header = request.headers.get('authorization');
      if (header !== null) return holderOf(header, keys);
      if (await isLocal()) return { name: 'local', role: 'admin', account: 'local' };
      return {
        name: nameless,
        role: anonymous === 'read' ? 'read' : undefined,
        account: `address ${address}`,
      };
    },
  };
}

async function holderOf(header: string, keys: Team['keys']): Promise<Caller> {
  const key = await keys.find(keyIn(header));
  if (key) return { name: `key ${key.id}`, role: key.role, account: `key ${key.id}` };
  throw new HttpError('bad_key', 'Expected a key that is known and not revoked, found another', {
    headers: { 'www-authenticate': 'Bearer realm="wayout", error="invalid_token"' },
    advice: 'Send the whole key: Authorization: Bearer wayout_…',
  });
}

/** A browser has no other way to ask for a key than as a password; the name before it may be anything. */
function keyIn(header: string): string {
  const [, scheme = '', text = ''] = /^(Bearer|Basic) +(\S+)$/i.exec(header) ?? [];
  if (scheme.toLowerCase() !== 'basic') return text;
  return Buffer.from(text, 'base64').toString().split(':').slice(1).join(':');
}

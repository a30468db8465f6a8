import { z } from 'zod';
import { isLoopback } from '../captures.ts';
import type { Machine } from '../machine.ts';
import { request, type Response } from '../network/request.ts';
import { CannotTell, type Sentence } from '../sight.ts';
import type { Challenge } from './challenge.ts';
import type { Credential } from './credential.ts';

const tokenSchema = z.object({ token: z.string().optional(), access_token: z.string().optional() });

export interface TokenAnswer {
  /** The answer that counts: the last one. */
  readonly status: number;
  readonly token?: string;
  readonly seen: Sentence;
}

/**
 * Statuses of a POST after which the client asks again by GET: 405 and 404 from endpoints that know only GET (GCR, Quay), 401 from
 * Artifactory, 400 from ACR. containerd: core/remotes/docker/authorizer.go
 */
const askAgain = [400, 401, 404, 405];

/**
 * Asks the token endpoint that a challenge names, as containerd and BuildKit do: with a credential by POST, as OAuth 2 has it, then by
 * GET with Basic; without one by GET. https://distribution.github.io/distribution/spec/auth/token/
 */
export async function requestToken(
  challenge: Challenge,
  scope: string | undefined,
  credential: Credential | undefined,
  registry: URL,
  machine: Machine,
): Promise<TokenAnswer> {
  const realm = realmOf(challenge, registry, machine);
  const { service } = challenge.parameters;
  const asked = { ...(service !== undefined && { service }), ...(scope !== undefined && { scope }) };
  const tried: string[] = [];
  const tell = (method: string, response: Response) => {
    tried.push(`${method} ${response.status}`);
    return response;
  };
  if (credential) {
    const form = new URLSearchParams({ ...credential.form(), ...asked, client_id: 'wayout' });
    const response = tell(
      'POST',
      await request(realm, machine, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: form.toString(),
      }),
    );
    if (!askAgain.includes(response.status) || (response.status === 405 && !credential.hasUser))
      return answerOf(response, realm, tried);
  }
  const address = new URL(realm);
  for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
  const headers = credential?.hasUser ? { authorization: credential.basic() } : {};
  return answerOf(tell('GET', await request(address, machine, { headers })), realm, tried);
}

/**
 * Where the client would send the credential. It must be encrypted, and a registry elsewhere must not point at this machine.
 * @throws {CannotTell}
 */
function realmOf({ parameters }: Challenge, registry: URL, machine: Machine): URL {
  const realm = URL.canParse(parameters['realm'] ?? '') ? new URL(parameters['realm'] ?? '') : undefined;
  const isLocal = isLoopback(registry.hostname);
  const isSafe =
    realm &&
    (isLocal ? isLoopback(realm.hostname) : realm.protocol === 'https:' && !isLoopback(realm.hostname));
  if (!realm || !isSafe || realm.username || realm.password)
    throw new CannotTell({
      en: `${registry.host} names a token endpoint that is not asked`,
      zh: `${registry.host} 给出的令牌端点不予询问`,
    });
  machine.mayAsk({ kind: 'host', name: realm.host });
  return realm;
}

function answerOf(
  { status, body }: Response,
  { host, pathname }: URL,
  tried: readonly string[],
): TokenAnswer {
  const seen = {
    en: `${host}${pathname} answers ${tried.join(', then ')}`,
    zh: `${host}${pathname} 依次返回 ${tried.join('、')}`,
  };
  const token = status === 200 ? tokenIn(body) : undefined;
  return { status, seen, ...(token !== undefined && { token }) };
}

function tokenIn(body: string): string | undefined {
  try {
    const result = tokenSchema.safeParse(JSON.parse(body));
    return result.success ? result.data.token || result.data.access_token : undefined;
  } catch {
    return undefined;
  }
}

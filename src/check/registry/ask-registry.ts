import type { Machine } from '../machine.ts';
import { originOf, request } from '../network/request.ts';
import { CannotTell, type Sentence } from '../sight.ts';
import { parseChallenge, type Challenge } from './challenge.ts';
import type { Credential } from './credential.ts';
import { requestToken } from './request-token.ts';
import { parseImage, type RegistryNames } from './registry-names.ts';

/** `not-permitted`: it knows who asks, and does not let him pull this image. `undefined`: it did not say. */
export type Access = 'granted' | 'refused' | 'not-permitted' | undefined;

export interface AccessView {
  readonly access: Access;
  readonly seen: readonly Sentence[];
}

export interface RegistryQuestion {
  readonly names: RegistryNames;
  /** Image of the message; without one only the credential itself can be tried. */
  readonly image?: string;
}

const manifestTypes = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');

/**
 * What a registry says to a credential, or to nobody: `/v2/`, its challenge, a token for pulling the image, and the image's manifest
 * (HEAD: nothing is pulled). @throws {CannotTell}
 */
export async function askRegistry(
  question: RegistryQuestion,
  credential: Credential | undefined,
  machine: Machine,
): Promise<AccessView> {
  const { names } = question;
  const base = new URL(originOf(...hostAndPort(names.host)));
  machine.mayAsk({ kind: 'host', name: base.host });
  const image = question.image === undefined ? undefined : parseImage(question.image, names.shown);
  const first = await request(new URL('/v2/', base), machine);
  const challenge = parseChallenge(first.header('www-authenticate'));
  if (first.status !== 401) return askOpenly(first.status, image, base, machine);
  if (!challenge)
    throw new CannotTell({
      en: `${base.host} wants an authentication that is not known`,
      zh: `${base.host} 要求未知的认证方式`,
    });
  switch (challenge.scheme) {
    case 'basic':
      return askByPassword(credential, image, base, machine);
    case 'bearer':
      return askByToken(challenge, credential, image, base, machine);
  }
}

type Image = ReturnType<typeof parseImage>;

/** A registry that wants nobody's name. */
async function askOpenly(status: number, image: Image, base: URL, machine: Machine): Promise<AccessView> {
  const seen = {
    en: `${base.host} answers ${status} without authentication`,
    zh: `${base.host} 不需要认证，返回 ${status}`,
  };
  if (status !== 200) throw new CannotTell(seen);
  return image
    ? addManifest({}, 'granted', [seen], image, base, machine)
    : { access: 'granted', seen: [seen] };
}

/** As Amazon ECR has it: no token endpoint, the password goes to the registry. */
async function askByPassword(
  credential: Credential | undefined,
  image: Image,
  base: URL,
  machine: Machine,
): Promise<AccessView> {
  if (!credential)
    return image ? addManifest({}, 'refused', [], image, base, machine) : { access: 'refused', seen: [] };
  const headers = { authorization: credential.basic() };
  const { status } = await request(new URL('/v2/', base), machine, { headers });
  const seen = {
    en: `${base.host}/v2/ answers the credential ${status}`,
    zh: `${base.host}/v2/ 对凭据返回 ${status}`,
  };
  // ECR: 403 with "Your authorization token has expired".
  if (status === 401 || status === 403) return { access: 'refused', seen: [seen] };
  if (status !== 200) throw new CannotTell(seen);
  return image
    ? addManifest(headers, 'not-permitted', [seen], image, base, machine)
    : { access: 'granted', seen: [seen] };
}

async function askByToken(
  challenge: Challenge,
  credential: Credential | undefined,
  image: Image,
  base: URL,
  machine: Machine,
): Promise<AccessView> {
  const scope = image ? `repository:${image.repository}:pull` : undefined;
  const { status, token, seen } = await requestToken(challenge, scope, credential, base, machine);
  const whose: Sentence = credential
    ? { en: 'with the credential', zh: '带凭据' }
    : { en: 'without a credential', zh: '不带凭据' };
  const said = { en: `${whose.en}: ${seen.en}`, zh: `${whose.zh}：${seen.zh}` };
  if (status === 401) return { access: 'refused', seen: [said] };
  if (status === 403)
    return { access: credential ? 'not-permitted' : 'refused', seen: [said, ...missingScope(scope)] };
  if (token === undefined) throw new CannotTell(said);
  // A token for no image in particular says that the credential is known, and no more.
  if (!image) return { access: credential ? 'granted' : undefined, seen: [said] };
  return addManifest(
    { authorization: `Bearer ${token}` },
    credential ? 'not-permitted' : 'refused',
    [said],
    image,
    base,
    machine,
  );
}

/** Whether the image itself may be read. A 404 does not say: some registries hide what may not be seen. */
async function addManifest(
  headers: Readonly<Record<string, string>>,
  otherwise: Access,
  before: readonly Sentence[],
  image: NonNullable<Image>,
  base: URL,
  machine: Machine,
): Promise<AccessView> {
  const path = `/v2/${image.repository}/manifests/${image.reference}`;
  const { status } = await request(new URL(path, base), machine, {
    method: 'HEAD',
    headers: { ...headers, accept: manifestTypes },
  });
  const seen = [...before, { en: `the image's manifest: ${status}`, zh: `镜像清单：${status}` }];
  if (status === 200) return { access: 'granted', seen };
  if (status === 401 || status === 403)
    return {
      access: otherwise === 'granted' ? 'refused' : otherwise,
      seen: [...seen, ...missingScope(`repository:${image.repository}:pull`)],
    };
  return { access: undefined, seen };
}

function missingScope(scope: string | undefined): readonly Sentence[] {
  return scope === undefined ? [] : [{ en: `missing scope: ${scope}`, zh: `缺少的权限范围：${scope}` }];
}

function hostAndPort(name: string): readonly [host: string, port?: number] {
  const [, host = name, port] = /^(.*?)(?::(\d+))?$/.exec(name) ?? [];
  return port === undefined ? [host] : [host, Number(port)];
}

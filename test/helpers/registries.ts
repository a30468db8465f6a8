import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How one kind of registry asks for a credential, as its documentation or its own answers have it. */
export interface RegistryStyle {
  readonly name: string;
  /** The registry, as an image names it. */
  readonly registry: string;
  readonly image: string;
  /** What /v2/ says with its 401. `undefined` parts of the scope are left out by the registries themselves. */
  readonly challenge: string;
  /** What the token endpoint says to POST; `answers`: it knows OAuth 2. */
  readonly post?: 'answers' | 400 | 401 | 404 | 405;
  /** Whether nobody gets a token too, and is told at the manifest what he may not see. */
  readonly tokenForNobody?: boolean;
}

export const registryStyles: readonly RegistryStyle[] = [
  // https://docs.github.com/en/packages/working-with-a-github-packages-registry/working-with-the-container-registry
  {
    name: 'ghcr.io',
    registry: 'ghcr.io',
    image: 'ghcr.io/team/app:1',
    challenge: 'Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="repository:user/image:pull"',
    post: 405,
  },
  // https://distribution.github.io/distribution/spec/auth/token/ shows Docker Hub's own endpoint.
  {
    name: 'docker.io',
    registry: 'docker.io',
    image: 'docker.io/team/app:1',
    challenge: 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"',
    post: 'answers',
    tokenForNobody: true,
  },
  // https://docs.gitlab.com/administration/packages/container_registry/: /jwt/auth of GitLab itself is the token endpoint.
  {
    name: 'GitLab',
    registry: 'registry.gitlab.com',
    image: 'registry.gitlab.com/team/app:1',
    challenge: 'Bearer realm="https://gitlab.com/jwt/auth",service="container_registry"',
    post: 404,
    tokenForNobody: true,
  },
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html: a password, no token endpoint.
  {
    name: 'Amazon ECR',
    registry: '123456789012.dkr.ecr.eu-west-1.amazonaws.com',
    image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/app:1',
    challenge:
      'Basic realm="https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/",service="ecr.amazonaws.com"',
  },
  // https://cloud.google.com/artifact-registry/docs/docker/authentication; containerd: "GCR is known to return 404" to POST.
  {
    name: 'Google Artifact Registry',
    registry: 'europe-docker.pkg.dev',
    image: 'europe-docker.pkg.dev/project/team/app:1',
    challenge: 'Bearer realm="https://europe-docker.pkg.dev/v2/token",service="europe-docker.pkg.dev"',
    post: 404,
  },
  // https://azure.github.io/acr/Token-BasicAuth.html; containerd: "ACR is known to return 400" to POST with a password.
  {
    name: 'Azure ACR',
    registry: 'contoso.azurecr.io',
    image: 'contoso.azurecr.io/team/app:1',
    challenge: 'Bearer realm="https://contoso.azurecr.io/oauth2/token",service="contoso.azurecr.io"',
    post: 400,
  },
  // https://goharbor.io/docs/: /service/token of the core service.
  {
    name: 'Harbor',
    registry: 'harbor.example.org',
    image: 'harbor.example.org/team/app:1',
    challenge: 'Bearer realm="https://harbor.example.org/service/token",service="harbor-registry"',
    post: 405,
    tokenForNobody: true,
  },
  // https://docs.projectquay.io/api_quay.html: GET /v2/auth; POST is not allowed.
  {
    name: 'Quay',
    registry: 'quay.io',
    image: 'quay.io/team/app:1',
    challenge: 'Bearer realm="https://quay.io/v2/auth",service="quay.io"',
    post: 405,
    tokenForNobody: true,
  },
];

export interface RegistryOptions {
  /** @default 'private' */
  readonly access?: 'public' | 'private';
  /** What `ci:right-password` may do. @default 'pull' */
  readonly rights?: 'pull' | 'none';
  /** In place of what the style says. */
  readonly challenge?: string;
}

export interface RunningRegistry {
  readonly origin: string;
  /** `POST /token`, in the order in which they came; Authorization headers are noted as `+auth`. */
  readonly requests: readonly string[];
  close(): void;
}

export const right = 'ci:right-password';

/** A server on loopback that answers as a registry of that style, and as its token endpoint. */
export async function startRegistry(
  style: RegistryStyle,
  options: RegistryOptions = {},
): Promise<RunningRegistry> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (piece: Buffer) => (body += piece.toString()));
    request.on('end', () => {
      requests.push(
        `${request.method} ${request.url?.split('?')[0]}${request.headers.authorization ? ' +auth' : ''}`,
      );
      answer(request, response, body, style, options);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { origin: `http://127.0.0.1:${port}`, requests, close: () => void server.close() };
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  body: string,
  style: RegistryStyle,
  { access = 'private', rights = 'pull', challenge = style.challenge }: RegistryOptions,
): void {
  const path = request.url?.split('?')[0] ?? '';
  const say = (status: number, data: unknown = {}, headers: Readonly<Record<string, string>> = {}) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(request.method === 'HEAD' ? undefined : JSON.stringify(data));
  };
  const refuse = () => say(401, { errors: [{ code: 'UNAUTHORIZED' }] }, { 'www-authenticate': challenge });
  const authorization = request.headers.authorization ?? '';
  if (challenge.startsWith('Basic')) {
    if (authorization === '')
      return access === 'public' && path.includes('/manifests/') ? say(200) : refuse();
    if (authorization !== basic(right))
      return say(403, {
        errors: [
          { code: 'DENIED', message: 'Your authorization token has expired. Reauthenticate and try again.' },
        ],
      });
    return path.includes('/manifests/') && rights === 'none' ? say(403) : say(200);
  }
  if (path === new URL(/realm="([^"]+)"/.exec(challenge)?.[1] ?? 'http://none/').pathname) return token();
  const isIn =
    authorization === 'Bearer may-pull' || (authorization === 'Bearer nobody' && access === 'public');
  if (isIn && (path === '/v2/' || path.includes('/manifests/'))) return say(200);
  return refuse();

  function token(): void {
    const form = new URLSearchParams(body);
    if (request.method === 'POST' && style.post !== 'answers') return say(style.post ?? 405);
    const given =
      request.method === 'POST' ? `${form.get('username')}:${form.get('password')}` : authorization;
    const isKnown = given === right || given === basic(right);
    if (isKnown) return say(200, { token: rights === 'pull' ? 'may-pull' : 'may-not' });
    if (given !== '') return say(401);
    return access === 'public' || style.tokenForNobody ? say(200, { token: 'nobody' }) : say(401);
  }
}

function basic(pair: string): string {
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}

// A container registry on loopback with a token endpoint, as ghcr.io has one. It serves one image, team/base:1, and knows
// one user, ci, whose password is right-password. A credential that it does not know is refused, also for a public image.
// ACCESS=public|private: whether the image can be pulled without a credential. BODY=json|text: how the refusal is worded.
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

const port = 5000;
const origin = `http://127.0.0.1:${port}`;
const isPublic = process.env.ACCESS === 'public';
const pass = 'pull-allowed';
/** The smallest program there is on x86-64: exit(0). It gives a RUN step something to run. */
const trueProgram = [
  'f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAeABAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAABAAAAAAAAAAEAAAAFAAAAAAAA',
  'AAAAAAAAAEAAAAAAAAAAQAAAAAAAgQAAAAAAAACBAAAAAAAAAAAQAAAAAAAAMf+4PAAAAA8F',
].join('');
const image = createImage();

createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const { pathname } = new URL(request.url, origin);
    const answer = pathname === '/token' ? token(request, body) : resource(request, pathname);
    response.writeHead(answer.status, {
      'Docker-Distribution-Api-Version': 'registry/2.0',
      'Content-Length': Buffer.byteLength(answer.body),
      'Content-Type': answer.type,
      ...answer.headers,
    });
    response.end(request.method === 'HEAD' ? undefined : answer.body);
  });
}).listen(port, '127.0.0.1');

function token(request, body) {
  const credential = credentialOf(request, body);
  const allowed = credential === undefined ? isPublic : credential === 'ci:right-password';
  return allowed ? json(200, { token: pass, access_token: pass, expires_in: 300 }) : refuse({});
}

/** `user:password`, from the header or from an OAuth form; a form may hold a refresh token in place of the password. */
function credentialOf(request, body) {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '');
  if (basic) return Buffer.from(basic[1], 'base64').toString();
  if (request.method !== 'POST') return undefined;
  const form = new URLSearchParams(body);
  return `${form.get('username') ?? ''}:${form.get('password') ?? form.get('refresh_token') ?? ''}`;
}

function resource(request, pathname) {
  const [, repository] = /^\/v2\/(.+)\/(?:manifests|blobs)\//.exec(pathname) ?? [];
  if (request.headers.authorization !== `Bearer ${pass}`) {
    const scope = repository ? `,scope="repository:${repository}:pull"` : '';
    return refuse({
      'WWW-Authenticate': `Bearer realm="${origin}/token",service="registry.test"${scope}`,
    });
  }
  if (pathname === '/v2/') return json(200, {});
  const found = image.get(pathname.replace(/^\/v2\/team\/base\//, ''));
  return found ?? json(404, { errors: [{ code: 'NAME_UNKNOWN', message: 'not found' }] });
}

function refuse(headers) {
  if (process.env.BODY === 'text') return { status: 401, type: 'text/plain', headers, body: 'Unauthorized\n' };
  return {
    ...json(401, { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] }),
    headers,
  };
}

function json(status, value) {
  return { status, type: 'application/json', body: JSON.stringify(value) };
}

/** Path under /v2/team/base/ → answer. */
function createImage() {
  const tar = Buffer.concat([
    file('etc/base-release', '0000644', Buffer.from('base 1\n')),
    file('bin/true', '0000755', Buffer.from(trueProgram, 'base64')),
    Buffer.alloc(1024),
  ]);
  const layer = gzipSync(tar);
  const config = JSON.stringify({
    architecture: 'amd64',
    os: 'linux',
    created: '2024-01-01T00:00:00Z',
    config: { Env: ['PATH=/bin'] },
    rootfs: { type: 'layers', diff_ids: [digest(tar)] },
    history: [{ created: '2024-01-01T00:00:00Z', created_by: 'base' }],
  });
  const type = 'application/vnd.docker.distribution.manifest.v2+json';
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: type,
    config: { ...describe(config), mediaType: 'application/vnd.docker.container.image.v1+json' },
    layers: [{ ...describe(layer), mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip' }],
  });
  const headers = { 'Docker-Content-Digest': digest(manifest) };
  const blob = (body) => [`blobs/${digest(body)}`, { status: 200, type: 'application/octet-stream', body }];
  return new Map([
    ['manifests/1', { status: 200, type, headers, body: manifest }],
    [`manifests/${digest(manifest)}`, { status: 200, type, headers, body: manifest }],
    blob(config),
    blob(layer),
  ]);
}

function describe(content) {
  return { size: Buffer.byteLength(content), digest: digest(content) };
}

/** A file in a tar archive (POSIX ustar), of at most 512 bytes. */
function file(name, mode, content) {
  const head = Buffer.alloc(512);
  head.write(name, 0);
  head.write(`${mode}\0`, 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  head.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  head.write('00000000000\0', 136);
  head.write('        0', 148);
  head.write('ustar\u000000', 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([head, content, Buffer.alloc(512 - content.length)]);
}

function digest(data) {
  return `sha256:${createHash('sha256').update(data).digest('hex')}`;
}

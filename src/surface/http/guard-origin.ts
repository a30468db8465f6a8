import { HttpError } from './http-error.ts';

/**
 * A server that answers without a key trusts whoever can reach it: the person at this machine. A web page that this
 * person has open can reach it too, so two things are refused: a name that is not this machine's (a page may point its
 * own name here, DNS rebinding), and a request that a page of another origin sends.
 */
export function guardOrigin(request: Request, { names }: { readonly names: 'loopback' | 'any' }): void {
  const host = request.headers.get('host') ?? '';
  // A request line may hold a whole address, which then counts and not the header.
  const asked = [host, new URL(request.url).host].find((name) => !isLoopbackName(name));
  if (names === 'loopback' && asked !== undefined) {
    throw new HttpError(
      'foreign_host',
      `Expected a request to localhost, found one to "${asked.slice(0, 80)}"`,
      {
        advice:
          'Behind a proxy or for other machines: create a key (wayout keys create) and start with --host',
      },
    );
  }
  const origin = request.headers.get('origin');
  if (origin !== null && !isOwn(origin, host)) throw foreign(origin);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    const site = request.headers.get('sec-fetch-site');
    if (site === 'cross-site' || site === 'same-site') throw foreign(site);
  }
}

export function isLoopbackName(host: string): boolean {
  return /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i.test(host);
}

function isOwn(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}

function foreign(found: string): HttpError {
  return new HttpError(
    'foreign_origin',
    `Expected a request from a page of this server or from a program, found one from ${found.slice(0, 80)}`,
  );
}

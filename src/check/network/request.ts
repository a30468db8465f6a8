import { isLoopback } from '../captures.ts';
import type { Machine } from '../machine.ts';
import { CannotTell } from '../sight.ts';
import { within } from './within.ts';

export interface RequestOptions {
  /** @default 'GET' */
  readonly method?: 'GET' | 'HEAD' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Response {
  readonly status: number;
  header(name: string): string | undefined;
  /** At most 256 KiB. Nothing of it is shown. */
  readonly body: string;
}

const timeout = 8000;
const most = 256 * 1024;

/** Asks once: no redirect is followed, no cookie kept. The host was announced before. @throws {CannotTell} */
export async function request(url: URL, machine: Machine, options: RequestOptions = {}): Promise<Response> {
  const { method = 'GET', headers = {}, body } = options;
  // Part by part: a path that begins with // would be read as another host.
  const address = new URL(machine.endpoints(url.origin));
  address.pathname = url.pathname;
  address.search = url.search;
  const aborting = AbortSignal.any([machine.signal, AbortSignal.timeout(timeout)]);
  try {
    const response = await within(
      timeout,
      machine.signal,
      fetch(address, {
        method,
        headers: { 'user-agent': 'wayout', ...headers },
        redirect: 'manual',
        signal: aborting,
        ...(body !== undefined && { body }),
      }),
    );
    const text = await within(timeout, machine.signal, readBody(response));
    return { status: response.status, header: (name) => response.headers.get(name) ?? undefined, body: text };
  } catch (error) {
    if (error instanceof CannotTell) throw error;
    throw unreachable(url, error, machine);
  }
}

/** https, but for this machine, as Docker has it. */
export function originOf(host: string, port?: number): string {
  const name = host.includes(':') ? `[${host}]` : host;
  return `${isLoopback(host) ? 'http' : 'https'}://${name}${port === undefined ? '' : `:${port}`}`;
}

async function readBody(response: globalThis.Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > most) break;
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function unreachable({ host }: URL, error: unknown, { env }: Machine): CannotTell {
  const cause =
    error instanceof Error && error.cause instanceof Error && 'code' in error.cause
      ? error.cause.code
      : 'no answer';
  const proxy = env['HTTPS_PROXY'] || env['https_proxy'];
  return new CannotTell(
    { en: `${host} cannot be asked (${String(cause)})`, zh: `无法询问 ${host}（${String(cause)}）` },
    ...(proxy
      ? [{ en: 'a proxy is configured, and checks do not use it', zh: '配置了代理，而检查不经过代理' }]
      : []),
  );
}

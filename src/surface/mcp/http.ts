import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer as createHttpServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  localhostAllowedOrigins,
  originValidationResponse,
  type McpServer,
} from '@modelcontextprotocol/server';
import { McpSurfaceError } from './mcp-error.ts';
import { texts } from './texts.ts';

export interface HttpOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly token?: string | undefined;
  readonly onError: (error: unknown) => void;
}

export interface HttpServing {
  readonly url: string;
  close(): Promise<void>;
}

/** A body that is longer is refused before it is parsed; texts end at 256 KiB. */
const mostBody = 2 * 1024 * 1024;
/** A longer body is cut off while it is sent. */
const mostDiscarded = 512 * 1024 * 1024;

/** Serves `/mcp`, each request by a server of its own. @throws {McpSurfaceError} `usage` where nothing can listen so. */
export async function serveHttp(create: () => McpServer, options: HttpOptions): Promise<HttpServing> {
  const { host, port, token, onError } = options;
  if (!isLoopback(host) && !token) {
    throw new McpSurfaceError(
      'usage',
      `Expected --token TOKEN (or WAYOUT_MCP_TOKEN) with --host ${host}: anybody who reaches it could read files. Without --host only this machine reaches the server`,
    );
  }
  const handler = createMcpHandler(create, { maxRequestBodySize: mostBody, onerror: onError });
  const listener = getRequestListener(async (request: Request) => {
    const refusal = refused(request, host, token);
    if (refusal) return refusal;
    if (Number(request.headers.get('content-length')) > mostBody) {
      await discard(request);
      return tooLarge(request);
    }
    const response = await handler.fetch(request);
    return response.status === 413 ? tooLarge(request) : response;
  });
  const server = createHttpServer((request, response) => void listener(request, response));
  await listening(server, host, port);
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual}/mcp`,
    close: async () => {
      await handler.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

/** Why a request is not served: a foreign page (DNS rebinding), no token, another path. */
function refused(request: Request, host: string, token: string | undefined): Response | undefined {
  const open = isLoopback(host) || isWildcard(host);
  const names = isLoopback(host) ? localhostAllowedHostnames() : [host, ...localhostAllowedHostnames()];
  // Behind a wildcard the server has names that it does not know; there the token keeps foreign pages out.
  const foreign =
    (isWildcard(host) ? undefined : hostHeaderValidationResponse(request, names)) ??
    originValidationResponse(
      request,
      open ? localhostAllowedOrigins() : [host, ...localhostAllowedOrigins()],
    );
  if (foreign) return foreign;
  if (token && !sameToken(request.headers.get('authorization'), token)) {
    return problem(401, 'Expected the header "Authorization: Bearer TOKEN" with the token of this server', {
      'www-authenticate': 'Bearer realm="wayout"',
    });
  }
  return new URL(request.url).pathname === '/mcp' ? undefined : problem(404, 'Expected the path /mcp');
}

/** Compares digests, which are of one length, in a time that says nothing about the token. */
function sameToken(header: string | null, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const given = /^Bearer\s+(\S+)\s*$/i.exec(header ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(token));
}

/** Takes what is still on its way, and keeps nothing: who is cut off while writing does not read the answer. */
async function discard({ body }: Request): Promise<void> {
  let left = mostDiscarded;
  for await (const chunk of body ?? []) {
    left -= chunk.byteLength;
    if (left < 0) return;
  }
}

function tooLarge(request: Request): Response {
  const bytes = Number(request.headers.get('content-length')) || mostBody + 1;
  // The rest of the body is still on its way: a next request on this connection would meet its end.
  return problem(413, texts.tooLarge(bytes, process.cwd()), { connection: 'close' });
}

function problem(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Response {
  return Response.json({ jsonrpc: '2.0', error: { code: -32_600, message }, id: null }, { status, headers });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function isWildcard(host: string): boolean {
  return host === '0.0.0.0' || host === '::';
}

async function listening(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, 4096, () => resolve());
  }).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new McpSurfaceError(
      'usage',
      `Expected to listen on ${host} port ${port}: ${why}. Another port: --port 0 takes a free one`,
      { cause: error },
    );
  });
}

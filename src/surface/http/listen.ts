import { createServer, type Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { getConnInfo } from '@hono/node-server/conninfo';
import { createApp, type AppOptions } from './create-app.ts';
import { HttpError } from './http-error.ts';

export interface ListenOptions {
  readonly host: string;
  readonly port: number;
  readonly drainSeconds: number;
  readonly headerSeconds: number;
  readonly requestSeconds: number;
  readonly app: Omit<AppOptions, 'addressOf'>;
}

export interface Listening {
  /** `http://127.0.0.1:7821/` */
  readonly address: string;
  /** Resolves when a signal asked the server to stop and the last request was answered. */
  stopped(onStopping: () => void): Promise<void>;
}

const mostConnections = 2000;
const forcedAfterMs = 30_000;

export async function listen({ host, port, app, ...options }: ListenOptions): Promise<Listening> {
  const { fetch } = createApp({ ...app, addressOf: (c) => getConnInfo(c).remote.address ?? 'unknown' });
  const server = createServer(
    {
      // Somebody who sends a byte a minute holds a connection, not the server.
      headersTimeout: options.headerSeconds * 1000,
      requestTimeout: options.requestSeconds * 1000,
      connectionsCheckingInterval: 1000,
      keepAliveTimeout: 15_000,
      maxHeaderSize: 16 << 10,
      noDelay: true,
    },
    getRequestListener(fetch, { overrideGlobalObjects: false }),
  );
  server.maxConnections = mostConnections;
  await open(server, host, port);
  return {
    address: addressOf(server),
    stopped: (onStopping) => untilStopped(server, options.drainSeconds, onStopping),
  };
}

async function open(server: Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => {
      reject(
        new HttpError('broken', `Expected to listen on ${host} port ${port}: ${cause.message}. Try --port`, {
          cause,
        }),
      );
    });
    server.listen(port, host, resolve);
  });
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') return String(address);
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}/`;
}

/**
 * SIGTERM: not ready first, so that a balancer looks elsewhere, then no new connections, then an end when the last
 * request was answered. SIGINT comes from a person: the same without waiting for a balancer; a second one ends at once.
 */
async function untilStopped(server: Server, drainSeconds: number, onStopping: () => void): Promise<void> {
  const signal = await new Promise<NodeJS.Signals>((resolve) => {
    for (const name of ['SIGTERM', 'SIGINT'] as const) process.on(name, resolve);
  });
  onStopping();
  if (signal === 'SIGTERM') await wait(drainSeconds * 1000);
  process.once('SIGINT', () => server.closeAllConnections());
  // A connection that is kept alive becomes idle when its last request was answered.
  const sweep = setInterval(() => server.closeIdleConnections(), 100);
  const forced = setTimeout(() => server.closeAllConnections(), forcedAfterMs);
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearInterval(sweep);
  clearTimeout(forced);
}

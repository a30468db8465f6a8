import { createConnection } from 'node:net';
import type { Machine } from '../machine.ts';

export type Connection = 'open' | 'refused' | 'silent' | 'unreachable';

/** Whether a port accepts a connection. It is closed at once; nothing is sent. */
export async function tryConnection(host: string, port: number, { signal }: Machine): Promise<Connection> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port, timeout: 5000 });
    const end = (connection: Connection) => {
      socket.destroy();
      resolve(connection);
    };
    socket.once('connect', () => end('open'));
    socket.once('timeout', () => end('silent'));
    socket.once('error', (error: NodeJS.ErrnoException) => {
      end(refused(error) ? 'refused' : error.code === 'ETIMEDOUT' ? 'silent' : 'unreachable');
    });
    signal.addEventListener('abort', () => end('silent'), { once: true });
  });
}

/** A name with several addresses fails with one error for all of them. */
function refused(error: NodeJS.ErrnoException): boolean {
  if (error.code === 'ECONNREFUSED') return true;
  return (
    error instanceof AggregateError &&
    error.errors.every((one: NodeJS.ErrnoException) => one.code === 'ECONNREFUSED')
  );
}

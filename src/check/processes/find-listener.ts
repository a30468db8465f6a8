import { readdir, readFile, readlink } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { basename } from 'node:path';
import { CannotTell } from '../sight.ts';
import { listProcesses, type RunningProcess } from './list-processes.ts';

export interface Listener {
  /** Whether anything listens on the port, on any address of this machine. */
  readonly isTaken: boolean;
  /** Who, where we may know. */
  readonly holder?: RunningProcess;
}

/** Who listens on a TCP port here. proc_net_tcp(5); elsewhere only whether it is taken. */
export async function findListener(port: number): Promise<Listener> {
  const inodes = await listeningInodes(port);
  if (inodes === undefined) return { isTaken: await accepts(port) };
  if (inodes.length === 0) return { isTaken: false };
  for (const running of await listProcesses()) {
    if (await holds(running.pid, inodes)) return { isTaken: true, holder: running };
  }
  return { isTaken: true };
}

/**
 * Whether a process holds a Unix socket of that name; one that ends so counts, for it stands there as it was bound. Nobody is connected
 * to. proc_net_unix(5) @throws {CannotTell} where there is no /proc.
 */
export async function isSocketBound(path: string): Promise<boolean> {
  const table = await readFile('/proc/net/unix', 'utf8').catch(() => {
    throw new CannotTell({ en: 'sockets are listed on Linux only', zh: '只能在 Linux 上列出套接字' });
  });
  const name = basename(path);
  return table.split('\n').some((line) => basename(line.split(' ').at(-1) ?? '') === name);
}

/**
 * Whether a process of that name accepts TCP connections on some port; `undefined` where we may not see its sockets.
 * @throws {CannotTell} where there is no /proc.
 */
export async function isListening(program: string): Promise<boolean | undefined> {
  const inodes = await listeningInodes();
  if (inodes === undefined) return undefined;
  let isHidden = false;
  for (const { pid, name } of await listProcesses()) {
    if (name !== program) continue;
    const held = await holds(pid, inodes);
    if (held) return true;
    isHidden ||= held === undefined;
  }
  return isHidden ? undefined : false;
}

const listening = '0A';

/** Of one port, or of any. `undefined` where there is no such table. */
async function listeningInodes(port?: number): Promise<readonly string[] | undefined> {
  const wanted = port === undefined ? '' : `:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  const tables = await Promise.all(
    ['/proc/net/tcp', '/proc/net/tcp6'].map(async (file) => readFile(file, 'utf8').catch(() => undefined)),
  );
  if (tables.every((table) => table === undefined)) return undefined;
  return tables
    .flatMap((table = '') => table.split('\n').slice(1))
    .map((line) => line.trim().split(/\s+/))
    .filter(([, local = '', , state]) => state === listening && local.endsWith(wanted))
    .flatMap((fields) => fields[9] ?? []);
}

async function holds(pid: number, inodes: readonly string[]): Promise<boolean | undefined> {
  const sockets = inodes.map((inode) => `socket:[${inode}]`);
  const names = await readdir(`/proc/${pid}/fd`).catch(() => undefined);
  for (const name of names ?? []) {
    const target = await readlink(`/proc/${pid}/fd/${name}`).catch(() => '');
    if (sockets.includes(target)) return true;
  }
  return names && false;
}

async function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1', timeout: 1000 });
    const end = (isTaken: boolean) => {
      socket.destroy();
      resolve(isTaken);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(true));
  });
}

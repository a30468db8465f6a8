import { readdir, readFile, readlink } from 'node:fs/promises';
import { CannotTell } from '../sight.ts';

export interface RunningProcess {
  readonly pid: number;
  /** The program's name, as the kernel has it: at most 15 characters. */
  readonly name: string;
  /** Folder it works in, where we may know. */
  readonly cwd: string | undefined;
}

/** Processes that we can see, but for our own. proc(5). @throws {CannotTell} where there is no /proc. */
export async function listProcesses(): Promise<readonly RunningProcess[]> {
  const own = new Set([process.pid, process.ppid]);
  const pids = (await readProc()).filter((pid) => !own.has(pid));
  const all = await Promise.all(pids.map(readProcess));
  return all.filter((one) => one !== undefined);
}

async function readProc(): Promise<readonly number[]> {
  try {
    return (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  } catch {
    throw new CannotTell({ en: 'running processes are listed on Linux only', zh: '只能在 Linux 上列出进程' });
  }
}

async function readProcess(pid: number): Promise<RunningProcess | undefined> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    if (/^State:\s+[ZX]/m.test(status)) return undefined;
    const name = /^Name:\t(.*)$/m.exec(status)?.[1] ?? '';
    return { pid, name, cwd: await readlink(`/proc/${pid}/cwd`).catch(() => undefined) };
  } catch {
    // It ended while we looked.
    return undefined;
  }
}

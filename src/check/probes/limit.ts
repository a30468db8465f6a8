import { readFile } from 'node:fs/promises';
import { availableParallelism, freemem } from 'node:os';
import type { Probe } from '../probe.ts';
import { CannotTell, sight, type Sentence } from '../sight.ts';

type Limited = Parameters<Probe<'limit'>>[0]['of'];

/** A limit of this process, which those of the same shell share: open files, processes, file watches, MiB of memory. */
export const probeLimit: Probe<'limit'> = async ({ of, below }) => {
  const limit = await limitOf(of);
  return sight(limit < below, said(of, limit));
};

async function limitOf(of: Limited): Promise<number> {
  switch (of) {
    case 'open-files':
      return softLimit('Max open files');
    case 'processes':
      return softLimit('Max processes');
    case 'file-watches':
      return Number(await read('/proc/sys/fs/inotify/max_user_watches'));
    case 'memory':
      return memory();
  }
}

/** proc_pid_limits(5) */
async function softLimit(name: string): Promise<number> {
  const line = (await read('/proc/self/limits')).split('\n').find((one) => one.startsWith(name));
  const value = line?.slice(name.length).trim().split(/\s+/)[0];
  return value === 'unlimited' ? Infinity : Number(value);
}

/** What is free, or what the control group leaves, whichever is less. cgroups(7) */
async function memory(): Promise<number> {
  const free = freemem();
  const [most, used] = await Promise.all(
    ['memory.max', 'memory.current'].map(async (name) =>
      readFile(`/sys/fs/cgroup/${name}`, 'utf8').catch(() => 'max'),
    ),
  );
  const left = Number(most) - Number(used);
  return Math.floor(Math.min(free, Number.isNaN(left) ? free : left) / (1024 * 1024));
}

async function read(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => {
    throw new CannotTell({ en: 'limits are read on Linux only', zh: '只能在 Linux 上读取限制' });
  });
}

function said(of: Limited, limit: number): Sentence {
  const number = Number.isFinite(limit) ? String(limit) : '∞';
  switch (of) {
    case 'open-files':
      return { en: `a process may have ${number} open files`, zh: `一个进程可打开 ${number} 个文件` };
    case 'processes':
      return {
        en: `you may have ${number} processes (${availableParallelism()} cores)`,
        zh: `可以有 ${number} 个进程（${availableParallelism()} 核）`,
      };
    case 'file-watches':
      return { en: `you may watch ${number} files`, zh: `可以监视 ${number} 个文件` };
    case 'memory':
      return { en: `${number} MiB of memory are free`, zh: `可用内存 ${number} MiB` };
  }
}

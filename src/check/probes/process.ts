import { sep } from 'node:path';
import { isListening } from '../processes/find-listener.ts';
import { listProcesses } from '../processes/list-processes.ts';
import type { Probe } from '../probe.ts';
import { sight } from '../sight.ts';

/** Whether a program of that name is running, anywhere or with its working folder in this one (or above it). */
export const probeProcess: Probe<'process'> = async ({ name, is, where = 'anywhere' }, { machine }) => {
  const isHere = (cwd: string | undefined) =>
    cwd !== undefined && cwd !== '/' && (inside(cwd, machine.cwd) || inside(machine.cwd, cwd));
  const found = (await listProcesses()).find(
    (one) => one.name === name && (where === 'anywhere' || isHere(one.cwd)),
  );
  const place = where === 'here' ? { en: ' in this folder', zh: '在此目录中' } : { en: '', zh: '' };
  const seen = found
    ? {
        en: `${name} is running${place.en} (process ${found.pid})`,
        zh: `${name} 正${place.zh}运行（进程 ${found.pid}）`,
      }
    : { en: `no ${name} is running${place.en}`, zh: `没有${place.zh}运行的 ${name}` };
  if (is === 'running' || is === 'not-running')
    return sight((found !== undefined) === (is === 'running'), seen);
  if (!found) return sight(false, seen);
  const listens = await isListening(name);
  if (listens === undefined)
    return sight(undefined, seen, { en: 'its sockets may not be seen', zh: '无权查看它的套接字' });
  const ports = listens
    ? { en: 'it accepts TCP connections', zh: '它接受 TCP 连接' }
    : { en: 'it accepts no TCP connections', zh: '它不接受 TCP 连接' };
  return sight(listens === (is === 'listening'), seen, ports);
};

function inside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder + sep);
}

import { portOf } from '../captures.ts';
import { findListener } from '../processes/find-listener.ts';
import type { Probe } from '../probe.ts';
import { sight, type Sentence } from '../sight.ts';

/** Whether a TCP port of this machine is taken, and by whom. Nothing is sent to whoever listens. */
export const probePort: Probe<'port'> = async ({ port, is, program }, { machine, captures }) => {
  const number = portOf(port, captures);
  const { isTaken, holder } = await findListener(number);
  const seen: Sentence = isTaken
    ? { en: `port ${number} is taken`, zh: `端口 ${number} 已被占用` }
    : { en: `port ${number} is free now`, zh: `端口 ${number} 现在空闲` };
  if (is === 'free' || is === 'taken') return sight(isTaken === (is === 'taken'), seen);
  if (!isTaken) return sight(false, seen);
  if (!holder)
    return sight(undefined, seen, { en: 'by a process that you may not see', zh: '占用它的进程无权查看' });
  const by = {
    en: `by ${holder.name} (process ${holder.pid})`,
    zh: `占用者是 ${holder.name}（进程 ${holder.pid}）`,
  };
  const isNamed = program === undefined || names(program).includes(holder.name);
  const isHere = holder.cwd === machine.cwd;
  const where: Sentence = isHere
    ? { en: 'it was started in this folder', zh: '它是在此目录中启动的' }
    : { en: 'it was started elsewhere', zh: '它是在别处启动的' };
  if (isNamed && holder.cwd === undefined) return sight(undefined, seen, by);
  return sight((isNamed && isHere) === (is === 'taken-by-same'), seen, by, where);
};

/** Node names its main thread so since version 23. */
function names(program: string): readonly string[] {
  return program === 'node' ? ['node', 'MainThread', 'node-MainThread'] : [program];
}

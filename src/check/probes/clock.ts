import { hostOf } from '../captures.ts';
import { originOf, request } from '../network/request.ts';
import type { Probe } from '../probe.ts';
import { sight } from '../sight.ts';

/** How far the clock of this machine is from that of the host of the message, by its Date header (RFC 9110, 6.6.1). */
export const probeClock: Probe<'clock'> = async ({ host: named, off_by: most }, { machine, captures }) => {
  const { host, port } = hostOf(named, captures);
  machine.mayAsk({ kind: 'host', name: host });
  const response = await request(new URL('/', originOf(host, port)), machine, { method: 'HEAD' });
  const theirs = Date.parse(response.header('date') ?? '');
  if (Number.isNaN(theirs))
    return sight(undefined, { en: `${host} does not tell the time`, zh: `${host} 没有给出时间` });
  const seconds = Math.round((machine.now() - theirs) / 1000);
  const off = Math.abs(seconds);
  return sight(off >= most, {
    en: `the clock here is ${off} s ${seconds < 0 ? 'behind' : 'ahead of'} that of ${host}`,
    zh: `本机时钟比 ${host} ${seconds < 0 ? '慢' : '快'} ${off} 秒`,
  });
};

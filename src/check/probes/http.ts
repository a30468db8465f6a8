import { hostOf, portOf } from '../captures.ts';
import { originOf, request } from '../network/request.ts';
import type { Probe } from '../probe.ts';
import { sight } from '../sight.ts';

/** The status with which the host of the message answers a HEAD request. No header of ours tells who asks. */
export const probeHttp: Probe<'http'> = async (question, { machine, captures }) => {
  const { host, port: named } = hostOf(question.host, captures);
  const port = question.port === undefined ? named : portOf(question.port, captures);
  machine.mayAsk({ kind: 'host', name: host });
  const url = new URL(originOf(host, port));
  url.pathname = question.path ?? '/';
  if (question.scheme) url.protocol = `${question.scheme}:`;
  const { status } = await request(url, machine, { method: 'HEAD' });
  return sight(question.status.includes(status), {
    en: `${url.host} answers ${status}`,
    zh: `${url.host} 返回 ${status}`,
  });
};

import { lookup } from 'node:dns/promises';
import { hostOf } from '../captures.ts';
import { within } from '../network/within.ts';
import type { Probe } from '../probe.ts';
import { sight } from '../sight.ts';

/** Whether this machine finds an address for the host of the message. */
export const probeDns: Probe<'dns'> = async ({ host: named, is }, { machine, captures }) => {
  const { host } = hostOf(named, captures);
  machine.mayAsk({ kind: 'host', name: host });
  const code = await within(
    5000,
    machine.signal,
    lookup(host).then(() => undefined, codeOf),
  );
  // A server that does not answer now says nothing about the name.
  if (code !== undefined && code !== 'ENOTFOUND')
    return sight(undefined, {
      en: `looking up ${host} failed (${code})`,
      zh: `查询 ${host} 失败（${code}）`,
    });
  const seen =
    code === undefined
      ? { en: `${host} has an address`, zh: `${host} 可以解析` }
      : { en: `${host} has no address here`, zh: `这里解析不到 ${host}` };
  return sight((code === undefined) === (is === 'resolves'), seen);
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'error';
}

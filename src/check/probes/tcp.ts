import { hostOf, portOf } from '../captures.ts';
import { tryConnection, type Connection } from '../network/connect.ts';
import type { Probe } from '../probe.ts';
import { sight, type Sentence } from '../sight.ts';

/** Whether a port of the host of the message accepts a connection. Nothing is sent. */
export const probeTcp: Probe<'tcp'> = async ({ host: named, port: wanted, is }, { machine, captures }) => {
  const { host } = hostOf(named, captures);
  const port = portOf(wanted, captures);
  machine.mayAsk({ kind: 'host', name: host });
  const connection = await tryConnection(host, port, machine);
  if (connection === 'unreachable') return sight(undefined, said(`${host}:${port}`)[connection]);
  return sight(connection === is, said(`${host}:${port}`)[connection]);
};

function said(address: string): Readonly<Record<Connection, Sentence>> {
  return {
    open: { en: `${address} accepts connections`, zh: `${address} 接受连接` },
    refused: { en: `${address} refuses connections`, zh: `${address} 拒绝连接` },
    silent: { en: `${address} does not answer`, zh: `${address} 没有回应` },
    unreachable: { en: `${address} cannot be reached from here`, zh: `从这里到不了 ${address}` },
  };
}

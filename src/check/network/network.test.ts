import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCheckPlace, type CheckPlace } from '../../../test/helpers/check-place.ts';
import { checkSchema, type ProbeCondition } from '../../record/index.ts';

let place: CheckPlace;
beforeEach(() => {
  place = openCheckPlace();
});
afterEach(() => place.remove());

describe('a check sends nothing anywhere', () => {
  let server: Server;
  let connections = 0;
  let port = 0;
  beforeEach(async () => {
    connections = 0;
    server = createServer((socket) => {
      connections += 1;
      socket.on('error', () => undefined).end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    port = typeof address === 'object' && address !== null ? address.port : 0;
  });
  afterEach(() => void server.close());

  const questions = (host: string, at: number): readonly ProbeCondition[] => [
    { probe: 'tcp', host, port: at, is: 'open' },
    { probe: 'http', host, port: at, status: [200] },
    { probe: 'tls', host, port: at, is: ['trusted'] },
    { probe: 'clock', host: '{{host}}', off_by: 1 },
    { probe: 'dns', host, is: 'resolves' },
    { probe: 'registry', registry: '{{host}}', anonymous: ['granted'] },
  ];

  test.each(['offline', 'foreign-corpus'] as const)(
    '%s: no connection is made, and none announced',
    async (network) => {
      const asked: string[] = [];
      for (const probe of questions('127.0.0.1', port)) {
        const result = await place.ask(
          probe,
          { host: `127.0.0.1:${port}` },
          { network, onAsk: ({ name }) => asked.push(name) },
        );
        expect(result.answer, JSON.stringify(result)).toBe('cannot-tell');
      }
      expect({ connections, asked }).toEqual({ connections: 0, asked: [] });
    },
  );

  test('where it is allowed, each is announced before it is asked', async () => {
    for (const probe of questions('127.0.0.1', port)) {
      const before = connections;
      let whenAsked = -1;
      await place.ask(
        probe,
        { host: `127.0.0.1:${port}` },
        { network: 'allowed', onAsk: () => (whenAsked = connections) },
      );
      expect(whenAsked, probe.probe).toBe(before);
    }
    expect(connections).toBeGreaterThan(0);
  });

  test('a check cannot name a host of its own, nor put what it read into an address', () => {
    const hosts = [
      'evil.example',
      '{{registry}}.evil.example',
      'evil.example/{{registry}}',
      '{{a}}{{b}}',
      'http://{{host}}',
    ];
    for (const host of hosts)
      for (const probe of [
        { probe: 'dns', host, is: 'resolves' },
        { probe: 'tcp', host, port: 1, is: 'open' },
        { probe: 'tls', host, is: ['trusted'] },
        { probe: 'http', host, status: [200] },
        { probe: 'clock', host, off_by: 1 },
        { probe: 'registry', registry: host, anonymous: ['granted'] },
      ])
        expect(parses(probe), JSON.stringify(probe)).toBe(false);
    for (const path of ['/{{secret}}', '/?q={{x}}', '//evil.example/', '/a//b', '/a b', '/\\\\evil.example'])
      expect(parses({ probe: 'http', host: '{{host}}', path, status: [200] }), path).toBe(false);
  });
});

function parses(probe: object): boolean {
  return checkSchema.safeParse({ steps: [{ when: probe, answer: 'applies' }] }).success;
}

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseReproduction, VerifierError } from './index.ts';

const walkThrough = readFileSync(new URL('../../docs/reproduce.md', import.meta.url), 'utf8');

test('the complete example of the walk-through is a reproduction', () => {
  const example = /```json\n(\{\n {2}"\$schema"[\s\S]*?\n\})\n```/.exec(walkThrough)?.[1] ?? '';
  const reproduction = parseReproduction(example);
  expect(Object.keys(reproduction.actions)).toEqual(['push-again', 'force-push', 'pull-rebase']);
  expect(reproduction.network).toBe('none');
  expect(reproduction.limits).toEqual({ timeout: 60, memory: 1024, processes: 256, output: 8, disk: 256 });
});

const whole = {
  needs: { git: '*' },
  causes: { any: {} },
  trigger: 'false',
  goal: 'true',
  actions: { wait: { run: 'true' } },
};

test.each([
  ['not JSON', '{', /Expected JSON/],
  ['an unknown field', JSON.stringify({ ...whole, tirgger: 'x' }), /tirgger/],
  ['no trigger', JSON.stringify({ ...whole, trigger: undefined }), /trigger/],
  ['a path that climbs out', JSON.stringify({ ...whole, files: { '../x': 'y' } }), /without \.\./],
  ['an absolute path', JSON.stringify({ ...whole, files: { '/etc/x': 'y' } }), /relative path/],
  ['an empty action', JSON.stringify({ ...whole, actions: { wait: {} } }), /Expected run, env or trigger/],
  [
    'an action for an unknown cause',
    JSON.stringify({ ...whole, actions: { wait: { run: 'true', causes: ['none'] } } }),
    /actions\.wait\.causes/,
  ],
  ['a version that is no range', JSON.stringify({ ...whole, needs: { git: 'latest' } }), /needs\.git/],
  [
    'a service without a network',
    JSON.stringify({ ...whole, services: { web: { run: 'x', ready: { port: 80 } } } }),
    /loopback/,
  ],
])('%s is refused, and the message says where', (_, text, message) => {
  expect(() => parseReproduction(text)).toThrow(VerifierError);
  expect(() => parseReproduction(text)).toThrow(message);
});

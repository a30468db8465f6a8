import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCheckPlace, type CheckPlace } from '../../../test/helpers/check-place.ts';
import type { ProbeCondition } from '../../record/index.ts';

let place: CheckPlace;
beforeEach(() => {
  place = openCheckPlace();
});
afterEach(() => place.remove());

const secret = 'hunter2-is-the-password';

describe('a check reads nothing outside the working folder', () => {
  const paths = [
    '../secret',
    'a/../../secret',
    '/etc/passwd',
    '/etc/shadow',
    '~/secret',
    '~/.ssh/id_ed25519',
    '/proc/self/environ',
    '/dev/zero',
    '~root/.bashrc',
    'a\0b',
    '{{elsewhere}}',
    '{{above}}',
  ];
  test.each(paths)('%j', async (path) => {
    writeFileSync(join(place.home, 'secret'), secret);
    mkdirSync(join(place.home, '.ssh'));
    writeFileSync(join(place.home, '.ssh/id_ed25519'), secret);
    for (const probe of readers(path)) {
      const result = await place.ask(probe, { elsewhere: '/etc/passwd', above: '../secret' });
      expect(result.answer, JSON.stringify(result)).toBe('cannot-tell');
    }
  });

  test('links that lead out are refused, those within are followed', async () => {
    writeFileSync(join(place.home, 'secret'), secret);
    writeFileSync(join(place.cwd, 'own'), secret);
    symlinkSync('../secret', join(place.cwd, 'out'));
    symlinkSync('..', join(place.cwd, 'up'));
    symlinkSync('own', join(place.cwd, 'in'));
    symlinkSync('/proc/self/environ', join(place.cwd, 'environ'));
    expect((await place.ask(holds('out'))).answer).toBe('cannot-tell');
    expect((await place.ask(holds('up/secret'))).answer).toBe('cannot-tell');
    expect((await place.ask(holds('up/no-such-file'))).answer).toBe('cannot-tell');
    expect((await place.ask(holds('environ'))).answer).toBe('cannot-tell');
    expect((await place.ask(holds('*ut'))).answer).toBe('cannot-tell');
    expect((await place.ask(holds('in'))).answer).toBe('applies');
  });

  test('the place.home folder itself hides what stands there under a dot, and / is no working folder', async () => {
    mkdirSync(join(place.home, '.aws'));
    writeFileSync(join(place.home, '.aws/credentials'), secret);
    expect((await place.ask(holds('.aws/credentials'), {}, { cwd: place.home })).answer).toBe('cannot-tell');
    expect((await place.ask(holds('etc/passwd'), {}, { cwd: '/' })).answer).toBe('cannot-tell');
  });
});

describe('hostile files are answered with cannot-tell, at once', () => {
  test('a JSON of 1 GB, a FIFO, a loop of links, a device', async () => {
    writeFileSync(join(place.cwd, 'huge.json'), '');
    truncateSync(join(place.cwd, 'huge.json'), 1024 ** 3);
    execFileSync('mkfifo', [join(place.cwd, 'pipe')]);
    symlinkSync('loop-b', join(place.cwd, 'loop-a'));
    symlinkSync('loop-a', join(place.cwd, 'loop-b'));
    symlinkSync('/dev/zero', join(place.cwd, 'zero'));
    const began = performance.now();
    for (const path of ['huge.json', 'pipe', 'loop-a', 'zero'])
      for (const probe of [holds(path), valueIn(path, 'json'), valueIn(path, 'yaml')])
        expect((await place.ask(probe)).answer, `${path} ${JSON.stringify(probe)}`).toBe('cannot-tell');
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test.each<[string, string, 'json' | 'toml' | 'yaml' | 'ini']>([
    ['deep JSON', '['.repeat(200_000), 'json'],
    ['deep YAML', '['.repeat(50_000), 'yaml'],
    [
      'YAML whose aliases multiply',
      `a: &a [x,x]\n${Array.from({ length: 40 }, (_, i) => `a${i}: &a${i} [*a${i === 0 ? '' : i - 1},*a${i === 0 ? '' : i - 1}]`).join('\n')}`,
      'yaml',
    ],
    ['broken TOML', `a = "${secret}`, 'toml'],
    ['JSON with a secret in the wrong place', `{"a": ${secret}}`, 'json'],
  ])('%s', async (_, content, format) => {
    writeFileSync(join(place.cwd, 'file'), content);
    const result = await place.ask({ probe: 'value', file: 'file', format, at: ['a', 'b'] });
    expect(['cannot-tell', 'does-not-apply']).toContain(result.answer);
    expect(JSON.stringify(result)).not.toContain(secret);
  });

  test('a name of JavaScript is no name of the file', async () => {
    writeFileSync(join(place.cwd, 'a.json'), '{"a":{}}');
    for (const at of [['__proto__'], ['constructor', 'name'], ['a', 'toString']])
      expect((await place.ask({ probe: 'value', file: 'a.json', format: 'json', at })).answer).toBe(
        'does-not-apply',
      );
    writeFileSync(join(place.cwd, 'a.ini'), '[__proto__]\npolluted = yes\n');
    expect(
      (await place.ask({ probe: 'value', file: 'a.ini', format: 'ini', at: ['__proto__', 'polluted'] }))
        .answer,
    ).toBe('applies');
    expect('polluted' in {}).toBe(false);
  });

  test('a value is compared and not shown', async () => {
    writeFileSync(join(place.cwd, '.npmrc'), `//registry.example/:_authToken=${secret}\n`);
    for (const equals of [[secret], ['other']]) {
      const at = ['//registry.example/:_authToken'];
      const result = await place.ask({ probe: 'value', file: '.npmrc', format: 'ini', at, equals });
      expect(result.answer).toBe(equals[0] === secret ? 'applies' : 'does-not-apply');
      expect(JSON.stringify(result)).not.toContain(secret);
    }
  });
});

function readers(path: string): readonly ProbeCondition[] {
  return [
    holds(path),
    { probe: 'file', path },
    valueIn(path, 'json'),
    { probe: 'lookalike', path, differs: 'case' },
  ];
}

function valueIn(file: string, format: 'json' | 'yaml'): ProbeCondition {
  return { probe: 'value', file, format, at: ['a'] };
}

function holds(path: string): ProbeCondition {
  return { probe: 'text', path, contains: [secret, 'root', 'PATH'] };
}

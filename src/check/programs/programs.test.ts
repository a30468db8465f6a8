import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCheckPlace, type CheckPlace } from '../../../test/helpers/check-place.ts';

let place: CheckPlace;
beforeEach(() => {
  place = openCheckPlace();
});
afterEach(() => place.remove());

describe('a check runs no program of its choice', () => {
  test('what the project brings along is not run, and what is not in the list is only looked up', async () => {
    const mark = join(place.home, 'was-run');
    place.program('work/bin/node', `touch ${mark}; echo v99.0.0`);
    place.program('bin/evil', `touch ${mark}`);
    const env = {
      PATH: [join(place.cwd, 'bin'), '.', 'bin', join(place.home, 'bin'), '/usr/bin', '/bin'].join(':'),
    };
    await place.ask({ probe: 'program', name: 'node', at_least: '1' }, {}, { env });
    expect((await place.ask({ probe: 'program', name: 'evil', at_least: '1' }, {}, { env })).answer).toBe(
      'cannot-tell',
    );
    expect((await place.ask({ probe: 'program', name: 'evil', is: 'found' }, {}, { env })).answer).toBe(
      'applies',
    );
    for (const name of [
      '../bin/evil',
      '/bin/sh',
      'sh -c id',
      '-c',
      '$(touch x)',
      'docker-credential-x; touch y',
    ])
      expect(
        (await place.ask({ probe: 'program', name: '{{name}}', is: 'found' }, { name }, { env })).answer,
      ).not.toBe('applies');
    expect(existsSync(mark)).toBe(false);
    expect(readdirSync(place.cwd)).toEqual(['bin']);
  });

  test('what a tool of the list is asked is its version', async () => {
    place.program('bin/node', `echo "$*" > ${join(place.home, 'args')}; echo v20.1.0`);
    const env = { PATH: `${join(place.home, 'bin')}:/usr/bin:/bin` };
    expect(
      (await place.ask({ probe: 'program', name: 'node', at_least: '20', below: '20.2' }, {}, { env }))
        .answer,
    ).toBe('applies');
    expect((await place.ask({ probe: 'program', name: 'node', below: '20' }, {}, { env })).answer).toBe(
      'does-not-apply',
    );
    expect(readFileSync(join(place.home, 'args'), 'utf8')).toBe('--version\n');
  });

  test('a repository cannot make git run something', async () => {
    const mark = join(place.home, 'was-run');
    place.git('init -q -b main .');
    const settings = [
      'core.fsmonitor',
      'core.sshCommand',
      'core.pager',
      'core.editor',
      'diff.external',
      'credential.helper',
      'filter.x.clean',
      'filter.x.process',
      'alias.rev-parse',
      'core.gitProxy',
    ];
    for (const name of settings) place.git(`config ${name} touch\\ ${mark}`);
    writeFileSync(join(place.cwd, '.gitattributes'), '* filter=x\n');
    mkdirSync(join(place.cwd, '.git/hooks'), { recursive: true });
    place.program('work/.git/hooks/post-index-change', `touch ${mark}`);
    writeFileSync(join(place.cwd, 'a'), 'a');
    for (const is of [
      'repository',
      'locked',
      'detached',
      'without-upstream',
      'pushed-before',
      'unmerged',
      'diverged',
      'rewritten-here',
      'unrelated',
    ] as const)
      await place.ask({ probe: 'git', is });
    await place.ask({ probe: 'git', is: 'tracked', path: 'a' });
    expect(existsSync(mark)).toBe(false);
  });
});

describe('a program that hangs', () => {
  test('a git that hangs ends with its time', { timeout: 30_000 }, async () => {
    place.program('bin/git', 'sleep 1000');
    const began = performance.now();
    const result = await place.ask(
      { probe: 'git', is: 'detached' },
      {},
      { env: { PATH: join(place.home, 'bin') + ':/usr/bin:/bin' } },
    );
    expect(result.answer).toBe('cannot-tell');
    expect(performance.now() - began).toBeLessThan(15_000);
  });

  test('a run that is stopped answers at once', async () => {
    place.program('bin/git', 'sleep 1000');
    const stopping = new AbortController();
    setTimeout(() => stopping.abort(), 200);
    const began = performance.now();
    const result = await place.ask(
      { probe: 'git', is: 'detached' },
      {},
      { signal: stopping.signal, env: { PATH: join(place.home, 'bin') + ':/usr/bin:/bin' } },
    );
    expect(result.answer).toBe('cannot-tell');
    expect(performance.now() - began).toBeLessThan(5000);
  });
});

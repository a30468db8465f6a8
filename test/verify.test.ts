import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { chooseSandbox } from '../src/verifier/index.ts';
import { copyFixture, type FixtureCorpus } from './helpers/verify-fixture.ts';
import { main, wayout } from './helpers/wayout.ts';

const problem = await chooseSandbox({ sandbox: 'bubblewrap' }).then(
  () => undefined,
  (error: Error) => error.message,
);
let corpus: FixtureCorpus;
beforeEach(() => {
  corpus = copyFixture('sound');
});
afterEach(() => corpus.remove());

const id = 'git/push-rejected-fetch-first';
const folder = () => join(corpus.root, id);
const verify = (...args: string[]) =>
  wayout(['verify', '--records', '.', ...args], {
    cwd: corpus.root,
    env: { XDG_CACHE_HOME: join(corpus.root, 'cache') },
  });

describe.skipIf(problem !== undefined)(`wayout verify (${problem ?? 'bubblewrap works'})`, () => {
  test('a record that holds: exit 0, a line for each trial, a ledger, and logs that can be shown', () => {
    const { status, stdout, stderr } = verify(id, '--action', 'pull-rebase', '--repeat', '1');
    expect({ status, stdout }).toEqual({
      status: 0,
      stdout: '1 records, 2 trials: 1 fixed, 1 persists; 0 findings\n',
    });
    expect(stderr).toMatch(/^\[2\/2\] git\/push-rejected-fetch-first {2}\S+ × pull-rebase {2}fixed/m);
    const ledger = readFileSync(join(folder(), 'evidence.jsonl'), 'utf8').trim().split('\n');
    const digest = /"log":"([0-9a-f]{64})"/.exec(ledger[1] ?? '')?.[1] ?? '';
    const shown = wayout(['show', '--log', digest], { env: { XDG_CACHE_HOME: join(corpus.root, 'cache') } });
    expect(shown.stdout).toContain('== verdict: fixed');
  });

  test('a contradiction: exit 1, named before the sums; --check writes nothing', () => {
    edit('record.json', (text) => text.replace('"id": "push-again"', '"id": "pull-rebase-2"'));
    edit('record.json', (text) => text.replace('"id": "pull-rebase"', '"id": "push-again"'));
    edit('record.json', (text) => text.replace('"id": "pull-rebase-2"', '"id": "pull-rebase"'));
    const { status, stdout } = verify(`./${id}/record.json`, '--repeat', '1', '--check');
    expect(status).toBe(1);
    expect(stdout.split('\n').filter((line) => !line.startsWith(' '))).toEqual([
      expect.stringMatching(
        /^workaround-does-not-work {2}git\/push.* × push-again: the workaround ended as persists$/,
      ),
      expect.stringMatching(/^dead-end-works {2}git\/push.* × pull-rebase: the dead end ended as fixed$/),
      expect.stringMatching(/^1 records, 4 trials: .*; 2 findings$/),
      '',
    ]);
    expect(existsSync(join(folder(), 'evidence.jsonl'))).toBe(false);
  });

  test('a tool that is missing is named and never counted as passed: exit 3', () => {
    edit('repro/repro.json', (text) => text.replace('>=2.30', '>=99'));
    const { status, stdout } = verify('--all');
    expect(status).toBe(3);
    expect(stdout).toMatch(/^not run {2}git\/push-rejected-fetch-first: git >=99: found 2\.\d+/);
  });

  test('a reproduction that is none does not keep others from it: exit 1, with the field', () => {
    edit('repro/repro.json', (text) => text.replace('"trigger"', '"tirgger"'));
    const { status, stdout } = verify('--all');
    expect(status).toBe(1);
    expect(stdout).toContain('tirgger');
  });

  test('Ctrl-C ends every world: exit 130, whole lines in the ledger', async () => {
    edit('repro/repro.json', (text) =>
      text.replace('"run": "git -C mine push origin main || true"', '"run": "exec sleep 27.1828"'),
    );
    const child = spawn(process.execPath, [main, 'verify', '--all', '--records', '.', '--jobs', '1'], {
      cwd: corpus.root,
      env: { ...process.env, XDG_CACHE_HOME: join(corpus.root, 'cache') },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
    while (!isRunning('sleep\u000027.1828')) await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGINT');
    expect(await exit).toBe(130);
    expect(isRunning('sleep\u000027.1828')).toBe(false);
    expect(readFileSync(join(folder(), 'evidence.jsonl'), 'utf8')).toMatch(/^(\{.*\}\n){2}$/);
  });

  test('a corpus from elsewhere is refused before anything runs', () => {
    const { status, stderr } = wayout(['verify', '--all', '--records', corpus.root], { cwd: process.cwd() });
    expect(status).toBe(2);
    expect(stderr).toContain('Nothing of');
    expect(existsSync(join(folder(), 'evidence.jsonl'))).toBe(false);
  });
});

test('without a sandbox nothing runs, and the message names the package', () => {
  const { status, stderr } = wayout(['verify', '--all', '--records', '.'], {
    cwd: corpus.root,
    env: { PATH: '/nowhere' },
  });
  expect(status).toBe(2);
  expect(stderr).toContain('apt-get install bubblewrap');
});

test('--unsafe-host says what it means and runs nothing without an answer', () => {
  const { status, stderr } = verify('--all', '--unsafe-host');
  expect(status).toBe(2);
  expect(stderr).toContain('without a sandbox');
  expect(existsSync(join(folder(), 'evidence.jsonl'))).toBe(false);
});

test('--dry-run prints exactly what would run', () => {
  const { status, stdout } = verify(id, '--dry-run', '--action', 'force-push');
  expect(status).toBe(0);
  expect(stdout).toContain('× force-push\n');
  expect(stdout).toContain('  # action force-push\n  git -C mine push --force origin main\n');
  expect(stdout).toContain('  # trigger again\n  git -C mine push origin main\n');
  expect(existsSync(join(folder(), 'evidence.jsonl'))).toBe(false);
});

test.each([
  [[], /Expected records by id or path, or --all/],
  [['no/such-record'], /found "no\/such-record"/],
  [['--all', '--repeat', '0'], /--repeat/],
  [['--all', '--tool', 'git'], /NAME=/],
])('%j: exit 2 and what was expected', (args, message) => {
  const { status, stderr } = verify(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(message);
});

function edit(file: string, change: (text: string) => string): void {
  const path = join(folder(), file);
  const text = readFileSync(path, 'utf8');
  const changed = change(text);
  expect(changed).not.toBe(text);
  writeFileSync(path, changed);
}

/** Whether a process of this machine was started with exactly these words. */
function isRunning(words: string): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8') === `${words}\0`;
      } catch {
        return false;
      }
    });
}

import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { behind, newcomer, record } from './helpers/newcomer.ts';
import { call, main, noOrdinaryUser, wayout } from './helpers/wayout.ts';

// Many processes one after another; a busy machine takes its time for each.
vi.setConfig({ testTimeout: 240_000 });

test('a damaged store is set aside and said so, and the outcome is kept in a new one', () => {
  const { env, data, outcomes } = newcomer();
  mkdirSync(data, { recursive: true });
  const damage = 'this was a database once. '.repeat(400);
  writeFileSync(join(data, 'outcomes.db'), damage);
  const { status, stderr } = wayout(['outcome', record, 'pull-rebase', 'worked'], { env });
  expect([status, stderr]).toEqual([0, expect.stringContaining('set aside')]);
  const aside = readdirSync(data).find((name) => name.includes('damaged')) ?? '';
  expect(readFileSync(join(data, aside), 'utf8')).toBe(damage);
  expect(outcomes()).toHaveLength(1);
});

test('a damaged store is set aside and said so by whoever meets it: explain, show and run too', () => {
  const { env, data } = newcomer();
  mkdirSync(data, { recursive: true });
  const output = ' ! [rejected]        main -> main (fetch first)\n';
  const damage = 'this was a database once. '.repeat(400);
  const commands = [['explain'], ['show', record], ['run', '--', 'sh', '-c', `echo '${output}'; exit 4`]];
  for (const [i, command] of commands.entries()) {
    writeFileSync(join(data, 'outcomes.db'), damage);
    const { stderr } = wayout(command, { env, input: output });
    expect(stderr).toMatch(/^wayout: the store \S+outcomes\.db is damaged; it was set aside as/m);
    const aside = readdirSync(data).filter((name) => name.startsWith('outcomes.db.damaged'));
    expect(aside).toHaveLength(i + 1);
    for (const name of aside) expect(readFileSync(join(data, name), 'utf8')).toBe(damage);
  }
});

test('a store that a newer wayout has written is said so, left alone, and costs no answer', () => {
  const { env, data } = newcomer();
  wayout(['outcome', record, 'pull-rebase', 'worked'], { env });
  const file = join(data, 'outcomes.db');
  const bytes = readFileSync(file);
  // The user version, https://www.sqlite.org/fileformat.html#user_version_number
  bytes.writeUInt32BE(99, 60);
  writeFileSync(file, bytes);
  const told = /version 99, which a newer wayout has written\. Update wayout/;
  const explained = wayout(['explain'], { env, input: ' ! [rejected] main -> main (fetch first)\n' });
  expect(explained).toMatchObject({ status: 0, stdout: expect.stringContaining(record) });
  expect(explained.stderr).toMatch(told);
  const refused = wayout(['outcome', record, 'pull-rebase', 'worked'], { env });
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringMatching(told)]);
  expect(readFileSync(file)).toEqual(bytes);
});

test.skipIf(noOrdinaryUser !== undefined)(
  `a store that may only be read is read, and whoever would write is told so (${noOrdinaryUser ?? 'as an ordinary user'})`,
  () => {
    const { env, data, home } = newcomer();
    chmodSync(home, 0o777);
    const options = { env: { ...env, HOME: home }, cwd: home, isOrdinary: true };
    const report = () => wayout(['outcome', record, 'pull-rebase', 'worked'], options);
    const reads = () => wayout(['show', record], options).stdout.replaceAll(/\s+/g, ' ');
    expect(report()).toMatchObject({ status: 0, stderr: '' });
    const file = join(data, 'outcomes.db');
    const bytes = readFileSync(file);
    chmodSync(file, 0o444);
    const refused = { status: 2, stderr: expect.stringMatching(/outcomes\.db: it cannot be written to/) };
    expect(report()).toMatchObject(refused);
    expect(reads()).toContain('reported: worked 1');
    chmodSync(data, 0o555);
    expect(report()).toMatchObject(refused);
    expect(wayout(['outcomes', 'forget'], options)).toMatchObject(refused);
    expect(reads()).toContain('reported: worked 1');
    const fails = ['sh', '-c', `echo ' ! [rejected] main -> main (fetch first)'; exit 4`];
    const run = wayout(['run', '--', ...fails], options);
    expect(run).toMatchObject({ status: 4, stderr: expect.stringContaining(record) });
    expect(run.stderr).toContain('not remembered: ');
    expect(readFileSync(file)).toEqual(bytes);
  },
);

test('a full disk refuses the outcome, says so, and costs none of the others', () => {
  const { env, outcomes } = newcomer();
  wayout(['outcome', record, 'pull-rebase', 'worked'], { env });
  const script = `ulimit -f 24; trap '' XFSZ; for i in 1 2 3 4 5 6 7 8 9 10; do "$@" || exit 9; done`;
  const note = 'n'.repeat(480);
  const args = ['outcome', record, 'pull-merge', 'worked', '--note', note];
  const full = call('bash', ['-c', script, 'sh', process.execPath, main, ...args], { env });
  expect(full.status).toBe(9);
  expect(full.stderr).toMatch(/room on the disk|cannot be opened/);
  expect(outcomes()[0]).toMatchObject({ action: 'pull-rebase' });
  expect(wayout(args, { env }).status).toBe(0);
});

test('a full disk costs a command under wayout run nothing but being remembered', () => {
  const { env } = newcomer();
  const fails = ['sh', '-c', `echo ' ! [rejected]        main -> main (fetch first)'; exit 4`];
  const script = `ulimit -f 0; trap '' XFSZ; exec "$@"`;
  const args = ['-c', script, 'sh', process.execPath, main, 'run', '--', ...fails];
  const { status, stdout, stderr } = call('bash', args, { env });
  expect([status, stdout]).toEqual([4, ' ! [rejected]        main -> main (fetch first)\n']);
  expect(stderr).toContain(record);
  expect(stderr).toMatch(/not remembered: .*(?:room on the disk|cannot be opened|EFBIG)/);
});

test('a clock that jumped back since the failure does not hide what fixed it', () => {
  const { env, data, outcomes } = newcomer();
  const cwd = behind(env);
  const run = (...command: readonly string[]) => wayout(['run', '--', ...command], { cwd, env });
  run('git', 'push', 'origin', 'main');
  const [name = ''] = readdirSync(join(data, 'runs'));
  const file = join(data, 'runs', name);
  const ahead = readFileSync(file, 'utf8').replace(/"time":"\d{4}/, '"time":"2199');
  writeFileSync(file, ahead);
  run('git', 'pull', '--rebase', 'origin', 'main');
  run('git', 'push', 'origin', 'main');
  expect(outcomes()).toMatchObject([{ record, action: 'pull-rebase', kind: 'worked' }]);
  expect(wayout(['history'], { env }).stdout).toContain('got past 1×, last by pull-rebase');
});

test('four processes that write at once lose nothing and lock nobody out', async () => {
  const { env, outcomes } = newcomer();
  const script = `for i in 1 2 3; do "$0" "$1" outcome ${record} pull-rebase worked || exit 1; done`;
  const ends = Array.from({ length: 4 }, () => {
    const child = spawn('sh', ['-c', script, process.execPath, main], { env: { ...process.env, ...env } });
    return new Promise((resolve) => child.once('exit', resolve));
  });
  expect(await Promise.all(ends)).toEqual([0, 0, 0, 0]);
  const all = outcomes();
  expect(all).toHaveLength(12);
  // One key for all of them, though they began before there was one.
  expect(new Set(all.map(({ reporter }) => reporter)).size).toBe(1);
});

test('killed writers: what was acknowledged is there, none of it twice', () => {
  const script = join(import.meta.dirname, '../scripts/kill-store.mjs');
  const { sqlite, postgres } = JSON.parse(
    execFileSync(process.execPath, [script, '10'], { encoding: 'utf8' }),
  );
  const sound = { kills: 10, missing: 0, twice: 0, errors: 0 };
  expect(sqlite).toMatchObject(sound);
  if (typeof postgres === 'object') expect(postgres).toMatchObject(sound);
});

import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { call, noOrdinaryUser, wayout } from './helpers/wayout.ts';

// Many processes one after another; a busy machine takes its time for each.
vi.setConfig({ testTimeout: 240_000 });

const record = 'git/push-rejected-non-fast-forward';

/** A user of their own: a data folder, and nothing in it. */
function newcomer(more: NodeJS.ProcessEnv = {}) {
  const home = mkdtempSync(join(tmpdir(), 'wayout-newcomer-'));
  const env = {
    XDG_DATA_HOME: home,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.org',
    ...more,
  };
  const outcomes = () =>
    wayout(['outcomes', 'export'], { env })
      .stdout.split('\n')
      .filter(Boolean)
      .map((line): Readonly<Record<string, unknown>> => JSON.parse(line));
  return { home, env, outcomes, data: join(home, 'wayout') };
}

/** A clone that somebody was faster than. */
function behind(env: NodeJS.ProcessEnv): string {
  const root = mkdtempSync(join(tmpdir(), 'wayout-push-'));
  const script = `git init -q --bare origin.git; git clone -q origin.git first; git clone -q origin.git mine
    cd first; git checkout -qb main; echo 1 > a; git add a; git commit -qm one; git push -q origin main
    cd ../mine; git checkout -qb main; echo 2 > b; git add b; git commit -qm two`;
  const { status, stderr } = call('sh', ['-ec', script], { cwd: root, env });
  expect([status, stderr.includes('fatal')]).toEqual([0, false]);
  return join(root, 'mine');
}

test('a newcomer fails, reads the card, does what it says and succeeds: the outcome is there, twice', () => {
  const { env, outcomes } = newcomer();
  for (const round of [1, 2]) {
    const cwd = behind(env);
    const run = (...command: readonly string[]) => wayout(['run', '--', ...command], { cwd, env });
    const failed = run('git', 'push', 'origin', 'main');
    expect(failed.status).toBe(1);
    expect(failed.stderr).toContain(record);
    expect(run('git', 'pull', '--rebase', 'origin', 'main').status).toBe(0);
    expect(run('git', 'push', 'origin', 'main').status).toBe(0);
    expect(outcomes()).toHaveLength(round);
  }
  const { tools, platform } = Object.fromEntries(Object.entries(outcomes()[0]?.['environment'] ?? {}));
  expect(outcomes()[0]).toMatchObject({ record, action: 'pull-rebase', kind: 'worked', source: 'inferred' });
  expect([tools, platform]).toEqual([{ git: expect.stringMatching(/^\d+\./) }, expect.any(String)]);
  const card = wayout(['show', record], { env }).stdout.replaceAll(/\s+/g, ' ');
  expect(card).toContain('worked in 4 of 4 trials');
  expect(card).toContain('reported: worked 2, did not 0, by 1 reporter');
});

test('what is kept of a run holds no path, no word of the command and no text of the log', () => {
  const { env, data } = newcomer();
  const cwd = behind(env);
  wayout(['run', '--', 'git', 'push', 'origin', 'main'], { cwd, env });
  wayout(['run', '--', 'git', 'push', 'origin', 'main'], { cwd, env });
  const files = [
    'outcomes.db',
    'history.db',
    ...readdirSync(join(data, 'runs')).map((name) => `runs/${name}`),
  ];
  for (const file of files) {
    const bytes = readFileSync(join(data, file), 'latin1');
    expect(bytes).not.toContain(cwd);
    expect(bytes).not.toContain('failed to push some refs');
  }
  expect(readFileSync(join(data, 'outcomes.db'), 'latin1')).not.toContain('origin');
});

test('outcomes change the order of what is advised, and the answer says where each number comes from', () => {
  const store = join(mkdtempSync(join(tmpdir(), 'wayout-shared-')), 'outcomes.db');
  const corpus = join(mkdtempSync(join(tmpdir(), 'wayout-claims-')), 'corpus.ndjson');
  const workarounds = [
    { id: 'cut-wire', action: 'Cut the blue wire', success_rate: 0.75 },
    { id: 'ask-admin', action: 'Ask whoever runs it', success_rate: 0.6 },
  ];
  const claimed = { id: 'demo/widget', signature: 'widget 42 refused', domain: 'demo', workarounds };
  writeFileSync(corpus, `${JSON.stringify(claimed)}\n`);
  const order = (env: NodeJS.ProcessEnv) => {
    const args = ['show', 'demo/widget', '--corpus', corpus];
    const { stdout } = wayout(args, { env: { WAYOUT_STORE: store, ...env } });
    return [stdout.indexOf('Cut the blue wire') < stdout.indexOf('Ask whoever runs it'), stdout] as const;
  };
  expect(order({})[0]).toBe(true);
  for (let i = 0; i < 5; i++) {
    const { env } = newcomer({ WAYOUT_STORE: store });
    const args = ['outcome', 'demo/widget', 'cut-wire', 'did-not-work', '--corpus', corpus];
    expect(wayout(args, { env })).toMatchObject({
      status: 0,
      stdout: 'recorded: demo/widget cut-wire did-not-work\n',
    });
  }
  const [first, stdout] = order({});
  expect(first).toBe(false);
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
    'claimed 75 % success, not measured; reported: worked 0, did not 5, by 5 reporters',
  );
  expect(order({ LC_ALL: 'zh_CN.UTF-8' })[1].replaceAll(/\s+/g, '')).toContain('5人反馈：有效0次，无效5次');
});

test('an outcome of an action that the record does not have is refused with those that it has', () => {
  const { env, outcomes } = newcomer();
  const { status, stderr } = wayout(['outcome', record, 'prune', 'worked'], { env });
  expect(status).toBe(2);
  expect(stderr).toContain('pull-rebase');
  expect(wayout(['outcome', record, 'pull-rebase', 'perhaps'], { env }).stderr).toContain('did-not-work');
  expect(outcomes()).toEqual([]);
});

test('outcomes travel: exported, imported once, what is none is named, forgotten', () => {
  const [from, to] = [newcomer(), newcomer()];
  const note = ['password', 'hunter22'].join('=');
  wayout(['outcome', record, 'pull-rebase', 'worked', '--note', note], { env: from.env });
  wayout(['outcome', record, 'wrong-match'], { env: from.env });
  const file = join(from.home, 'out.jsonl');
  expect(wayout(['outcomes', 'export', '--out', file], { env: from.env }).status).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('password=***');
  expect(wayout(['outcomes', 'import', file], { env: to.env }).stdout).toBe(
    '2 recorded, 0 known, 0 queued, 0 faults\n',
  );
  writeFileSync(file, `${readFileSync(file, 'utf8')}{"schema":1}\nnothing\n`);
  const again = wayout(['outcomes', 'import', file], { env: to.env });
  expect(again).toMatchObject({ status: 2, stdout: '0 recorded, 2 known, 0 queued, 2 faults\n' });
  expect(again.stderr).toContain('out.jsonl:3: id: ');
  expect(to.outcomes()).toEqual(from.outcomes());
  // What others reported stays, unless it is said.
  expect(wayout(['outcomes', 'forget'], { env: to.env }).stdout).toBe('0 forgotten\n');
  expect(wayout(['outcomes', 'forget', '--all'], { env: to.env }).stdout).toBe('2 forgotten\n');
  expect(wayout(['outcomes', 'forget'], { env: from.env }).stdout).toBe('2 forgotten\n');
});

test('an unknown failure is counted, and drafted into a record that knows it', () => {
  const { env, home } = newcomer();
  const token = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2'].join('_');
  const fail = [
    'sh',
    '-c',
    `echo "using ${token}"; echo "zorbulate: cannot open widget 42 at $PWD/x.dat"; exit 3`,
  ];
  for (let i = 0; i < 2; i++) wayout(['run', '--', ...fail], { env, cwd: home });
  const [seen] = JSON.parse(wayout(['history', '--format', 'json'], { env }).stdout);
  expect(seen).toMatchObject({ count: 2, fixed: 0 });
  expect(wayout(['history', '--unknown'], { env }).stdout).toContain(
    `wayout new --from-history ${seen.fingerprint}`,
  );
  const records = join(home, 'records');
  const drafted = wayout(['new', 'tools/widget', '--from-history', seen.fingerprint, '--records', records], {
    env,
  });
  expect(drafted.status).toBe(0);
  const folder = join(records, 'tools', 'widget');
  const example = join(folder, 'examples', 'seen-1.log');
  expect(readFileSync(example, 'utf8')).toContain('zorbulate: cannot open widget 42');
  expect(readFileSync(example, 'utf8')).not.toContain(token);
  const { stdout } = wayout(['explain', example, '--corpus', records, '--format', 'json'], { env });
  expect(JSON.parse(stdout).findings[0].id).toBe('tools/widget');
  expect(wayout(['new', 'tools/widget', '--records', records], { env }).status).toBe(2);
});

test('WAYOUT_HISTORY=off and WAYOUT_STORE=off keep nothing', () => {
  const { env, data } = newcomer({ WAYOUT_HISTORY: 'off', WAYOUT_STORE: 'off' });
  const cwd = behind(env);
  for (const command of [['push'], ['pull', '--rebase'], ['push']])
    wayout(['run', '--', 'git', ...command, 'origin', 'main'], { cwd, env });
  expect(existsSync(join(data, 'outcomes.db'))).toBe(false);
  expect(existsSync(join(data, 'history.db'))).toBe(false);
  expect(wayout(['outcome', record, 'pull-rebase', 'worked'], { env }).status).toBe(2);
});

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
  const main = join(import.meta.dirname, '../dist/main.js');
  const full = call('bash', ['-c', script, 'sh', process.execPath, main, ...args], { env });
  expect(full.status).toBe(9);
  expect(full.stderr).toMatch(/room on the disk|cannot be opened/);
  expect(outcomes()[0]).toMatchObject({ action: 'pull-rebase' });
  expect(wayout(args, { env }).status).toBe(0);
});

test('four processes that write at once lose nothing and lock nobody out', async () => {
  const { env, outcomes } = newcomer();
  const main = join(import.meta.dirname, '../dist/main.js');
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

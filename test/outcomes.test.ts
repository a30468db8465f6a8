import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { behind, newcomer, record } from './helpers/newcomer.ts';
import { wayout } from './helpers/wayout.ts';

// Many processes one after another; a busy machine takes its time for each.
vi.setConfig({ testTimeout: 240_000 });

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
  const { home } = newcomer();
  const [store, corpus] = [join(home, 'outcomes.db'), join(home, 'corpus.ndjson')];
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

test('an action that led to another failure is a counted transition, shown as reported', () => {
  const { env, home, outcomes } = newcomer();
  const corpus = join(home, 'corpus.ndjson');
  const records = [
    {
      id: 'demo/widget',
      signature: 'widget 42 refused',
      domain: 'demo',
      workarounds: [{ id: 'touch-wire', action: 'Touch the wire', command: 'touch wire' }],
    },
    { id: 'demo/fuse', signature: 'the fuse has blown', domain: 'demo' },
  ];
  writeFileSync(corpus, records.map((one) => `${JSON.stringify(one)}\n`).join(''));
  const fails = 'if [ -e wire ]; then echo the fuse has blown; else echo widget 42 refused; fi; exit 1';
  const run = (...command: readonly string[]) =>
    wayout(['run', '--corpus', corpus, '--', ...command], { cwd: home, env });
  expect(run('sh', '-c', fails).stderr).toContain('demo/widget');
  run('touch', 'wire');
  expect(run('sh', '-c', fails).stderr).toContain('demo/fuse');
  expect(outcomes()).toMatchObject([
    { record: 'demo/widget', action: 'touch-wire', kind: 'did-not-work', led_to: 'demo/fuse' },
  ]);
  const shown = wayout(['show', 'demo/widget', '--corpus', corpus], { env }).stdout.replaceAll(/\s+/g, ' ');
  expect(shown).toContain('the fuse has blown (demo/fuse) after "Touch the wire", reported by 1');
});

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { infer, pendingOf, type Inference, type PendingFailure } from './infer.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const push = ['git', 'push', 'origin', 'main'];
const known = { id: 'f', time: '2026-03-01T00:00:00.000Z', record: 'git/rejected', corpus: '', tools: [] };
const actions = [
  { action: 'push-again', command: 'git push origin <branch>' },
  { action: 'pull-rebase', command: 'git pull --rebase origin <branch> && git push origin <branch>' },
  { action: 'merge', command: 'git fetch origin\ngit merge origin/main && git push origin <branch>' },
  { action: 'lease', command: 'git push --force-with-lease origin <branch>' },
  { action: 'retry-proxy', command: 'GIT_PROXY=<proxy> git push origin main' },
];
const rejected = [pendingOf(push, hashOf, { ...known, actions })];

/** Runs one command after another; `!` before the first word means that it failed. */
function after(commands: readonly (readonly string[])[], record?: string, env: NodeJS.ProcessEnv = {}) {
  let pending: readonly PendingFailure[] = rejected;
  const seen: string[] = [];
  for (const [first = '', ...rest] of commands) {
    const ending = first.startsWith('!') ? 'failure' : 'success';
    const command = [first.replace(/^!/, ''), ...rest];
    const known = record !== undefined && ending === 'failure' ? { record } : {};
    const inference: Inference = infer(pending, { command, ending, env, ...known }, hashOf);
    seen.push(
      ...inference.outcomes.map(({ action, kind, ledTo }) => [kind, action, ledTo].filter(Boolean).join(' ')),
    );
    pending = inference.pending;
  }
  return { seen, left: pending.length };
}

test('the action that was performed before the command went through worked', () => {
  expect(after([['git', 'pull', '--rebase', 'origin', 'main'], push])).toEqual({
    seen: ['worked pull-rebase'],
    left: 0,
  });
});

test('what does not belong to an action changes nothing', () => {
  const run = after([['git', 'status'], ['ls'], ['git', 'pull', '--rebase', 'origin', 'main'], ['ls'], push]);
  expect(run.seen).toEqual(['worked pull-rebase']);
});

test('an action of several commands is performed when all of them were', () => {
  expect(after([['git', 'fetch', 'origin'], push]).seen).toEqual(['worked']);
  expect(after([['git', 'fetch', 'origin'], ['git', 'merge', 'origin/main'], push]).seen).toEqual([
    'worked merge',
  ]);
});

test('a command that failed performed nothing', () => {
  expect(after([['!git', 'pull', '--rebase', 'origin', 'main'], push]).seen).toEqual(['worked']);
});

test('what was performed with words of its own worked with changes', () => {
  const pull = ['git', 'pull', '--rebase', '--autostash', 'origin', 'main'];
  expect(after([pull, push]).seen).toEqual(['worked-with-changes pull-rebase']);
});

test('a shell script is looked into, and the failed command may stand in it', () => {
  const script = 'git pull --rebase origin main && git push origin main';
  expect(after([['sh', '-c', script]])).toEqual({ seen: ['worked pull-rebase'], left: 0 });
});

test('when the command fails again, what was performed did not work, and what came instead is told', () => {
  const pull = ['git', 'pull', '--rebase', 'origin', 'main'];
  const failed = ['!git', 'push', 'origin', 'main'];
  expect(after([pull, failed], 'git/rejected').seen).toEqual(['did-not-work pull-rebase']);
  expect(after([pull, failed], 'git/hook-declined').seen).toEqual([
    'did-not-work pull-rebase git/hook-declined',
  ]);
});

test('to repeat the command is an action too, which fails with it and is never taken for what helped', () => {
  expect(after([['!git', 'push', 'origin', 'main']], 'git/rejected').seen).toEqual([
    'did-not-work push-again',
  ]);
  expect(after([push])).toEqual({ seen: ['worked'], left: 0 });
});

test('a variation of the command that is an action of the record stands for both', () => {
  const lease = ['git', 'push', '--force-with-lease', 'origin', 'main'];
  expect(after([lease])).toEqual({ seen: ['worked lease'], left: 0 });
  expect(after([['!git', ...lease.slice(1)]], 'git/rejected')).toEqual({
    seen: ['did-not-work lease'],
    left: 1,
  });
});

test('of two actions the later one is credited', () => {
  const merge = [
    ['git', 'fetch', 'origin'],
    ['git', 'merge', 'origin/main'],
  ];
  const pull = ['git', 'pull', '--rebase', 'origin', 'main'];
  expect(after([...merge, pull, push]).seen).toEqual(['worked pull-rebase']);
  expect(after([pull, ...merge, push]).seen).toEqual(['worked merge']);
});

test('a failure that nothing is known of is waited for and teaches nothing', () => {
  const { record: _, ...rest } = known;
  const unknown = [pendingOf(push, hashOf, { ...rest, actions: [] })];
  const over = infer(unknown, { command: push, ending: 'success', env: {} }, hashOf);
  expect(over.outcomes).toEqual([]);
  expect(over.fixed.map(({ failure }) => failure.id)).toEqual(['f']);
});

test('what waits holds no word of what was run', () => {
  const secretly = pendingOf(['deploy', '/home/somebody/project', 's3cret'], hashOf, {
    ...known,
    actions: [],
  });
  expect(JSON.stringify(secretly)).not.toMatch(/somebody|s3cret|deploy/);
});

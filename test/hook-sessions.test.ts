import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { SessionFile } from '../src/surface/hook/session/session-file.ts';
import { warn } from '../src/surface/hook/session/speak.ts';
import { digest } from '../src/surface/hook/shell/digest.ts';
import { stepsOf } from '../src/surface/hook/shell/steps.ts';
import { main } from './helpers/wayout.ts';

const state = mkdtempSync(join(tmpdir(), 'wayout-sessions-'));
afterAll(() => rmSync(state, { recursive: true }));

/** What an agent ran, what it printed, and a dead end of that failure in the shipped corpus. */
const failures = [
  {
    command: 'npm install',
    output: 'npm error code ERESOLVE\nnpm error ERESOLVE unable to resolve dependency tree\n',
    deadEnd: 'npm install --force',
  },
  {
    command: 'git push origin main',
    output:
      "To example.com:app.git\n ! [rejected]        main -> main (fetch first)\nerror: failed to push some refs to 'example.com:app.git'\n",
    deadEnd: 'git push --force origin main',
  },
  {
    command: 'node server.js',
    output:
      'node:events:495\n      throw er;\nError: listen EADDRINUSE: address already in use :::3000\n    at Server.setupListenHandle\n',
    deadEnd: 'killall -9 node',
  },
];

/** A hook in a process of its own, as hosts start them: several at once. */
function started(session: string, command: string, output: string): Promise<string> {
  const child = spawn(process.execPath, [main, 'hook', 'claude-code', '--cooldown', '0'], {
    env: { ...process.env, XDG_STATE_HOME: state, WAYOUT_STORE: 'off' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.end(
    JSON.stringify({
      session_id: session,
      cwd: '/',
      hook_event_name: 'PostToolUseFailure',
      tool_name: 'Bash',
      tool_input: { command },
      error: `Exit code 1\n${output}`,
    }),
  );
  return new Promise((resolve) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    child.on('close', () => resolve(text));
  });
}

function sessionOf(name: string) {
  return new SessionFile(join(state, 'wayout', 'sessions'), digest(name)).read();
}

async function isWarnedOf(command: string): Promise<boolean> {
  const steps = await stepsOf(command);
  return warn(sessionOf('open'), steps?.steps.map(digest) ?? []) !== undefined;
}

test('with three failures open, no harmless command is warned of, and each dead end is', async () => {
  for (const { command, output } of failures) await started('open', command, output);
  expect(sessionOf('open').failures).toHaveLength(failures.length);
  for (const { deadEnd } of failures) expect([deadEnd, await isWarnedOf(deadEnd)]).toEqual([deadEnd, true]);

  const text = readFileSync(new URL('fixtures/harmless-commands.txt', import.meta.url), 'utf8');
  const commands = text.trimEnd().split('\n');
  expect(commands.length).toBeGreaterThanOrEqual(100);
  const warned = await Promise.all(commands.map(async (one) => ((await isWarnedOf(one)) ? [one] : [])));
  expect(warned.flat()).toEqual([]);
});

test('hooks of one session that run at once: each failure is kept, each hint is given once', async () => {
  const twice = [...failures, ...failures];
  const said = await Promise.all(twice.map(({ command, output }) => started('at-once', command, output)));
  const { failures: open, hinted } = sessionOf('at-once');
  expect(open.map(({ record }) => record).sort()).toEqual([...hinted].sort());
  expect(new Set(hinted).size).toBe(failures.length);
  expect(said.filter((text) => text !== '')).toHaveLength(failures.length);
  const left = readdirSync(join(state, 'wayout', 'sessions'));
  expect(left.filter((name) => !name.endsWith('.json'))).toEqual([]);
});

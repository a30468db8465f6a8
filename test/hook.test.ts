import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { casesOf, failedOutput, fill, hook, type HookCase } from './helpers/hook.ts';
import { wayout } from './helpers/wayout.ts';

const folder = mkdtempSync(join(tmpdir(), 'wayout-hook-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hosts = ['claude-code', 'codex', 'copilot', 'cursor', 'gemini', 'opencode', 'vscode', 'windsurf'];
const hint = [
  'wayout: known failure demo/seat-refused: license server refused the seat',
  'AVOID: Restart the tool',
  'DO: Free a seat on seats.example:7070 `seats --free seats.example:7070` [changes]',
  'EVIDENCE: claimed, not measured',
].join('\n');
const warning = [
  'wayout: this command is a known dead end of demo/seat-refused: Restart the tool',
  'WHY: The seat stays taken.',
  'EVIDENCE: claimed, not measured',
].join('\n');

let count = 0;
const fresh = () => join(folder, `state-${count++}`);

function payload(
  one: HookCase | undefined,
  { command = 'build-it', output = failedOutput, session = 's-1' } = {},
) {
  return JSON.stringify(fill(one?.payload, { command, output, session }));
}

/** What a host reads: nothing else, and with these bytes. */
function answer(shape: unknown, text: string): string {
  return `${typeof shape === 'string' ? text : JSON.stringify(fill(shape, { text }))}\n`;
}

const silence = { status: 0, stdout: '', stderr: '' };

describe.each(hosts)('%s', (host) => {
  const cases = casesOf(host);
  const failures = Object.entries(cases).filter(([, { hint: shape }]) => shape !== undefined);

  test('a command that went through is answered with silence', () => {
    expect(hook(host, payload(cases['success'], { output: 'all is well' }), fresh())).toMatchObject(silence);
  });

  test.each(failures)('%s: one hint in the documented shape, and none the second time', (_, one) => {
    const state = fresh();
    const expected = { status: one.exitCode ?? 0, stdout: answer(one.hint, hint), stderr: '' };
    expect(hook(host, payload(one), state)).toMatchObject(expected);
    expect(hook(host, payload(one), state, '--cooldown', '0')).toMatchObject(silence);
    expect(hook(host, payload(one, { session: 's-2' }), state)).toMatchObject(expected);
  });

  test.each(failures)(
    '%s: the same with unknown fields, bytes that are no UTF-8, and a byte order mark',
    (_, one) => {
      const text = payload(one, { output: `\u0007MARK ${failedOutput}` });
      const odd = Buffer.from(`\ufeff{"new_field":{"deep":[1,null]},${text.slice(1)}`, 'utf8');
      const at = odd.indexOf('MARK');
      odd.set([0xff, 0xc3, 0x28, 0x80], at);
      expect(hook(host, odd, fresh())).toMatchObject({ stdout: answer(one.hint, hint), stderr: '' });
    },
  );

  test.each(failures)('%s: an output of two megabytes is read to its end', (_, one) => {
    const output = `${'compiling module_under_test.c with every warning\n'.repeat(42_000)}${failedOutput}`;
    expect(output.length).toBeGreaterThan(2_000_000);
    expect(hook(host, payload(one, { output }), fresh())).toMatchObject({ stdout: answer(one.hint, hint) });
  });

  test.runIf(cases['interrupted'])('a command that the user stopped is answered with silence', () => {
    expect(hook(host, payload(cases['interrupted']), fresh())).toMatchObject(silence);
  });

  test('half an event is answered with silence', () => {
    const whole = payload(Object.values(cases)[0]);
    expect(hook(host, whole.slice(0, whole.length / 2), fresh())).toMatchObject(silence);
  });

  const [[, failure] = []] = failures;
  test.runIf(failure)('a dead end of the open failure is warned of once, where the agent can read it', () => {
    const state = fresh();
    hook(host, payload(failure), state);
    const before = cases['before'];
    const event = { command: 'cd app && seatctl restart --now 2>&1 | tail -3' };
    if (before?.warning) {
      expect(hook(host, payload(before, { command: 'seatctl restart' }), state)).toMatchObject(silence);
      expect(hook(host, payload(before, event), state)).toMatchObject({
        status: 0,
        stdout: answer(before.warning, warning),
      });
      expect(hook(host, payload(before, event), state)).toMatchObject(silence);
    } else {
      expect(hook(host, payload(before, event), state)).toMatchObject(silence);
      const after = payload(failure, { ...event, output: 'restarted' });
      expect(hook(host, after, state)).toMatchObject({
        status: 0,
        stdout: answer(failure?.warning, warning),
      });
      expect(hook(host, after, state)).toMatchObject(silence);
    }
  });

  test.runIf(failure)(
    'with --block the first attempt is refused, in the documented shape, and the second is not',
    () => {
      const state = fresh();
      hook(host, payload(failure), state);
      const event = payload(cases['before'], { command: 'seatctl restart --now' });
      expect(hook(host, event, state, '--block')).toMatchObject({
        status: 0,
        stdout: answer(cases['before']?.block, `${warning}\nRun it again to go ahead anyway.`),
      });
      expect(hook(host, event, state, '--block')).toMatchObject(silence);
    },
  );
});

describe('whatever goes wrong, the agent goes on', () => {
  const { failure, before } = casesOf('claude-code');

  test('a corpus that is broken, or not there', () => {
    const broken = join(folder, 'broken.pack');
    writeFileSync(broken, 'WAYOUT not a pack');
    for (const corpus of [broken, join(folder, 'nothing')]) {
      const called = wayout(['hook', 'claude-code', '--corpus', corpus], {
        input: payload(failure),
        env: { XDG_STATE_HOME: fresh(), WAYOUT_DEBUG: '' },
      });
      expect(called).toMatchObject(silence);
    }
  });

  test('a state folder that cannot be written, or is a file', () => {
    const [locked, file] = [fresh(), fresh()];
    mkdirSync(locked);
    chmodSync(locked, 0o500);
    writeFileSync(file, '');
    // Root may write anywhere: there the file in the folder's place shows the same.
    for (const state of process.getuid?.() === 0 ? [file] : [locked, file]) {
      expect(hook('claude-code', payload(failure), state)).toMatchObject(silence);
      expect(hook('claude-code', payload(before), state)).toMatchObject(silence);
    }
  });

  test('a session file that is damaged, or full of something else', () => {
    const state = fresh();
    hook('claude-code', payload(failure), state);
    const [name = ''] = readdirSync(join(state, 'wayout', 'sessions'));
    for (const text of ['{"version":1,"failures":[{"record":7},null', '[]', '{"version":9}', '\0\0\0']) {
      writeFileSync(join(state, 'wayout', 'sessions', name), text);
      expect(hook('claude-code', payload(failure), state).stdout).toContain('demo/seat-refused');
    }
  });

  test('a host, an option or a value that this version does not know', () => {
    for (const args of [['nobody'], ['claude-code', '--newer'], ['claude-code', '--lang', 'xx'], []]) {
      expect(wayout(['hook', ...args], { input: payload(failure) })).toMatchObject({ status: 0, stdout: '' });
    }
  });

  test('no event, or none that this version knows', () => {
    for (const input of ['', 'null', '[]', '"text"', '{}', '{"hook_event_name":"PostToolUseFailure"}']) {
      expect(hook('claude-code', input, fresh())).toMatchObject(silence);
    }
  });

  test('an output of sixty megabytes is read to its end, and more than the hook takes is let go', () => {
    const output = `${'x'.repeat(99)}\n`.repeat(600_000) + failedOutput;
    expect(hook('claude-code', payload(failure, { output }), fresh()).stdout).toContain('demo/seat-refused');
    const most = payload(failure, { output: 'x'.repeat(70_000_000) });
    expect(hook('claude-code', most, fresh())).toMatchObject(silence);
  });

  test('only WAYOUT_DEBUG tells what it was', () => {
    const called = wayout(['hook', 'claude-code', '--corpus', join(folder, 'nothing')], {
      input: payload(failure),
      env: { XDG_STATE_HOME: fresh(), WAYOUT_DEBUG: '1' },
    });
    expect(called).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('nothing') });
  });
});

test('a session remembers ids, times and digests, and no text of the log', () => {
  const state = fresh();
  const { failure } = casesOf('claude-code');
  hook('claude-code', payload(failure, { command: 'TOKEN=hunter2 build-it' }), state);
  const [name = ''] = readdirSync(join(state, 'wayout', 'sessions'));
  const text = readFileSync(join(state, 'wayout', 'sessions', name), 'utf8');
  expect(text).not.toMatch(/seats\.example|refused the seat|build-it|hunter2|s-1/);
  expect(JSON.parse(text)).toMatchObject({ version: 1, hinted: ['demo/seat-refused'] });
});

test('a hint that follows another too soon is not given, and is given later', () => {
  const { failure } = casesOf('claude-code');
  const state = fresh();
  const corpus = join(folder, 'two.ndjson');
  const one = JSON.parse(readFileSync(new URL('fixtures/hook/corpus.ndjson', import.meta.url), 'utf8'));
  const other = {
    ...one,
    id: 'demo/disk-gone',
    signature: 'the disk is gone',
    regex: 'the disk is gone for good',
  };
  writeFileSync(corpus, `${JSON.stringify(one)}\n${JSON.stringify(other)}\n`);
  const disk = payload(failure, { command: 'mount-it', output: 'the disk is gone for good' });
  expect(hook('claude-code', payload(failure), state, '--corpus', corpus).stdout).toContain(
    'demo/seat-refused',
  );
  expect(hook('claude-code', disk, state, '--corpus', corpus)).toMatchObject(silence);
  expect(hook('claude-code', disk, state, '--corpus', corpus, '--cooldown', '0').stdout).toContain(
    'demo/disk-gone',
  );
});

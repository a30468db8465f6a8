import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTokens } from 'gpt-tokenizer';
import { afterAll, describe, expect, test } from 'vitest';
import { casesOf, failedOutput, fill, hook, type HookCase } from './helpers/hook.ts';
import { wayout, type Called } from './helpers/wayout.ts';

const folder = mkdtempSync(join(tmpdir(), 'wayout-hook-'));
afterAll(() => rmSync(folder, { recursive: true }));

const hosts = ['claude-code', 'codex', 'copilot', 'cursor', 'gemini', 'opencode', 'vscode', 'windsurf'];
const silence = { status: 0, stdout: '', stderr: '' };
const hint =
  /^wayout: Known failure demo\/seat-refused .*AVOID:.*Restart the tool.*DO:.*seats --free seats\.example:7070.*EVIDENCE/s;
const warning =
  /^wayout: This command is a known dead end .* demo\/seat-refused\..*Restart the tool.*WHY: The seat stays taken\..*EVIDENCE/s;

let count = 0;
const fresh = () => join(folder, `state-${count++}`);

function payload(
  one: HookCase | undefined,
  { command = 'build-it', output = failedOutput, session = 's-1' } = {},
) {
  return JSON.stringify(fill(one?.payload, { command, output, session }));
}

/** The host reads the documented shape, byte for byte, and in it a text that says this, in at most 200 tokens. */
function expectAnswer(called: Called, shape: unknown, says: RegExp, status = 0): void {
  expect(called).toMatchObject({ status, stderr: '' });
  const text = textAt(shape, typeof shape === 'string' ? called.stdout.trimEnd() : JSON.parse(called.stdout));
  const bytes = typeof shape === 'string' ? text : JSON.stringify(fill(shape, { text }));
  expect(called.stdout).toBe(`${bytes}\n`);
  expect(text).toMatch(says);
  expect(countTokens(text)).toBeLessThanOrEqual(200);
}

/** What stands where the shape has `{{text}}`. */
function textAt(shape: unknown, value: unknown): string {
  if (shape === '{{text}}') return String(value);
  if (typeof shape !== 'object' || shape === null || typeof value !== 'object' || value === null) return '';
  const values = new Map(Object.entries(value));
  return Object.entries(shape)
    .map(([key, inner]) => textAt(inner, values.get(key)))
    .reduce((found, one) => found || one, '');
}

describe.each(hosts)('%s', (host) => {
  const cases = casesOf(host);
  const failures = Object.entries(cases).filter(([, { hint: shape }]) => shape !== undefined);
  const [[, failure] = []] = failures;

  test('a command that went through is answered with silence', () => {
    expect(hook(host, payload(cases['success'], { output: 'all is well' }), fresh())).toMatchObject(silence);
  });

  test.runIf(cases['interrupted'])('a command that the user stopped is answered with silence', () => {
    expect(hook(host, payload(cases['interrupted']), fresh())).toMatchObject(silence);
  });

  test('half an event is answered with silence', () => {
    const whole = payload(Object.values(cases)[0]);
    expect(hook(host, whole.slice(0, whole.length / 2), fresh())).toMatchObject(silence);
  });

  test.each(failures)('%s: one hint in the documented shape, and none the second time', (_, one) => {
    const state = fresh();
    expectAnswer(hook(host, payload(one), state), one.hint, hint, one.exitCode);
    expect(hook(host, payload(one), state, '--cooldown', '0')).toMatchObject(silence);
  });

  test.runIf(failure)(
    'the same for two megabytes, bytes that are no UTF-8, unknown fields and a byte order mark',
    () => {
      const noise = 'compiling module_under_test.c with every warning\n'.repeat(42_000);
      const text = payload(failure, { output: `MARK ${noise}${failedOutput}` });
      const odd = Buffer.from(`\ufeff{"new_field":{"deep":[1,null]},${text.slice(1)}`, 'utf8');
      odd.set([0xff, 0xc3, 0x28, 0x80], odd.indexOf('MARK'));
      expect(odd.length).toBeGreaterThan(2_000_000);
      expectAnswer(hook(host, odd, fresh()), failure?.hint, hint, failure?.exitCode);
    },
  );

  test.runIf(failure)('a dead end of the open failure is warned of once, where the agent can read it', () => {
    const state = fresh();
    hook(host, payload(failure), state);
    const before = cases['before'];
    const event = { command: 'cd app && seatctl restart --now 2>&1 | tail -3' };
    if (before?.warning) {
      expectAnswer(hook(host, payload(before, event), state), before.warning, warning);
      expect(hook(host, payload(before, event), state)).toMatchObject(silence);
    } else {
      expect(hook(host, payload(before, event), state)).toMatchObject(silence);
      const after = payload(failure, { ...event, output: 'restarted' });
      expectAnswer(hook(host, after, state), failure?.warning, warning);
      expect(hook(host, after, state)).toMatchObject(silence);
    }
  });

  test.runIf(failure)(
    'with --block the first attempt is refused, in the documented shape, and the second is not',
    () => {
      const state = fresh();
      hook(host, payload(failure), state);
      const event = payload(cases['before'], { command: 'seatctl restart --now' });
      const again = /Run it again to go ahead anyway\.$/;
      expectAnswer(hook(host, event, state, '--block'), cases['before']?.block, again);
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

  test('an output of twenty megabytes is read to its end', () => {
    const output = `${'x'.repeat(99)}\n`.repeat(200_000) + failedOutput;
    expect(hook('claude-code', payload(failure, { output }), fresh()).stdout).toContain('demo/seat-refused');
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

import { describe, expect, test } from 'vitest';
import { compilePack, openPack } from '../matcher/index.ts';
import { parseRecord } from '../record/index.ts';
import { createBubblewrapSandbox } from './bubblewrap/bubblewrap-sandbox.ts';
import { parseReproduction } from './parse-reproduction.ts';
import { createRecogniser } from './recognise.ts';
import { runTrial, type TrialResult } from './trial.ts';

const sandbox = createBubblewrapSandbox();
const problem = await sandbox.problem();
const recognise = createRecogniser(
  openPack(
    compilePack([
      parseRecord({
        id: 'seats/refused',
        domain: 'seats',
        signature: 'seat refused',
        regex: '^ERROR: seat \\d+ refused$',
      }),
      parseRecord({
        id: 'seats/expired',
        domain: 'seats',
        signature: 'licence expired',
        regex: '^ERROR: licence expired$',
      }),
    ]),
  ),
);
const toolchain = { path: [], binds: [], links: [] };
const whole = {
  needs: { bash: '*' },
  limits: { timeout: 3, memory: 128, processes: 32, output: 1, disk: 8 },
  setup: 'echo work > work',
  causes: { full: {} },
  trigger: 'if test -e done; then exit 0; fi; cat next 2>/dev/null || echo "ERROR: seat 7 refused"; exit 1',
  goal: 'grep -q work work',
  actions: { act: { run: 'true' } },
};

describe.skipIf(problem !== undefined)(`a trial (${problem ?? 'in bubblewrap'})`, () => {
  test.each([
    ['fixed', 'touch done'],
    ['harmful', 'touch done; rm work'],
    ['persists', 'false'],
    ['changed', 'echo "ERROR: licence expired" > next'],
  ] as const)('is %s after: %s', async (verdict, run) => {
    const result = await tryAct({ actions: { act: { run } } });
    expect(result).toMatchObject({ verdict, line: 'ERROR: seat 7 refused' });
    expect(result.ledTo).toBe(verdict === 'changed' ? 'seats/expired' : undefined);
  });

  test('an unknown new failure is changed too, with the line that tells', async () => {
    const result = await tryAct({ actions: { act: { run: 'echo "fatal: disk quota exceeded" > next' } } });
    expect(result).toMatchObject({ verdict: 'changed', nextLine: 'fatal: disk quota exceeded' });
    expect(result.ledTo).toBeUndefined();
  });

  test('an action may be a variable or another way to call the trigger', async () => {
    expect(
      await tryAct({
        trigger: 'test "${SEATS:-7}" = 9 || { echo "ERROR: seat 7 refused"; exit 1; }',
        actions: { act: { env: { SEATS: '9' } } },
      }),
    ).toMatchObject({ verdict: 'fixed' });
    expect(await tryAct({ actions: { act: { trigger: 'true' } } })).toMatchObject({ verdict: 'fixed' });
  });

  test('a step in the setup can hand a variable on', async () => {
    const result = await tryAct({
      setup: 'echo work > work; echo "SEATS=$((3 + 6))" >> "$WAYOUT_ENV"',
      trigger: 'test "$SEATS" = 9 && { echo "ERROR: seat $SEATS refused"; exit 1; }',
    });
    expect(result).toMatchObject({ verdict: 'persists', line: 'ERROR: seat 9 refused' });
  });

  test.each([
    ['setup-failed', { setup: 'echo no such luck; exit 4' }, 'setup: exit 4: no such luck'],
    ['trigger-succeeded', { trigger: 'true' }, 'The trigger succeeded before any action'],
    ['not-matched', { trigger: 'echo something else; exit 1' }, 'something else'],
    ['action-broke', { actions: { act: { run: 'no-such-command' } } }, 'no-such-command'],
    ['timeout', { actions: { act: { run: 'sleep 60' } } }, 'action act: not done after 3 s'],
    ['output-limit', { trigger: 'yes || exit 1' }, 'trigger: printed 1 MiB or more'],
    [
      'service-not-ready',
      {
        network: 'loopback',
        services: { web: { run: 'echo port taken; exit 1', ready: { port: 80 }, timeout: 1 } },
      },
      'web: not ready after 1 s: port taken',
    ],
  ] as const)('is inconclusive, and says why: %s', async (reason, change, detail) => {
    const result = await tryAct(change);
    expect(result).toMatchObject({ verdict: 'inconclusive', reason });
    expect(result.detail).toContain(detail);
  });

  test('a service answers in the world of its trial, with the variables of the cause', async () => {
    const serve = `exec perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(Listen => 5, LocalAddr => "127.0.0.1:5000") or die; while ($c = $s->accept) { print $c "ERROR: seat $ENV{SEAT} refused\\n"; close $c }'`;
    const result = await tryAct({
      network: 'loopback',
      services: { web: { run: serve, ready: { port: 5000 } } },
      causes: { full: { env: { SEAT: '12' } } },
      trigger: 'exec 5<>/dev/tcp/127.0.0.1/5000; cat <&5; exit 1',
    });
    expect(result).toMatchObject({ verdict: 'persists', line: 'ERROR: seat 12 refused' });
  });

  test('the log holds every step with its exit code, and no secret', async () => {
    const secret = ['ghp', 'a1B2c3D4e5F6g7H8i9J0k1L2'].join('_');
    const { log } = await tryAct({ actions: { act: { run: `echo token ${secret}; exit 5` } } });
    expect(log).toContain('== exit 5\n== trigger again\n');
    expect(log).toContain('token ***\n');
    expect(log).not.toContain(secret);
  });
});

function tryAct(change: object): Promise<TrialResult> {
  const reproduction = parseReproduction(JSON.stringify({ ...whole, ...change }));
  return runTrial(
    { record: 'seats/refused', reproduction, attachments: new Map(), cause: 'full', action: 'act' },
    { sandbox, toolchain, facilities: [], recognise },
  );
}

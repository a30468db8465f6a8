import { createServer } from 'node:http';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Sandbox, StepResult, World, WorldSpec } from './sandbox.ts';

export interface SandboxSuite {
  /** Why it cannot be tried on this machine, when it cannot. */
  readonly problem: string | undefined;
  /** `none`: only that trials do not disturb each other is promised. */
  readonly isolation: 'full' | 'none';
  /** Whether a facility may have user 0 of a world. */
  readonly powers: 'yes' | 'no';
}

const limits = { timeout: 20, memory: 256, processes: 64, output: 1, disk: 16 };
const plain: WorldSpec = { network: 'loopback', limits, toolchain: { path: [], binds: [], links: [] } };

/** What every sandbox promises; the demands of isolation only of those that isolate. */
export function describeSandbox(sandbox: Sandbox, { problem, isolation, powers }: SandboxSuite): void {
  const because = problem === undefined ? '' : ` (skipped: ${problem})`;
  describe.skipIf(problem !== undefined)(`${sandbox.name}: a world${because}`, () => {
    const worlds: World[] = [];
    const open = async (spec: Partial<WorldSpec> = {}) => {
      const world = await sandbox.open({ ...plain, ...spec });
      worlds.push(world);
      return world;
    };
    afterEach(async () => {
      for (const world of worlds.splice(0)) await world.close();
    });
    describeWork(open);
    if (isolation === 'full') describeIsolation(open);
    if (powers === 'yes') describePowers(open);
    else refusePowers(open);
  });
}

type Open = (spec?: Partial<WorldSpec>) => Promise<World>;

function describeWork(open: Open): void {
  test('runs shell to its end and says how it ended and what it printed', async () => {
    const world = await open();
    const { end, output } = await world.run('echo out; echo err >&2; printf "no newline"; exit 3');
    expect({ end, text: text({ output }) }).toEqual({
      end: { kind: 'exit', code: 3 },
      text: 'out\nerr\nno newline',
    });
  });

  test('stops at the first failing command, as an author expects of bash -euo pipefail', async () => {
    const world = await open();
    expect(text(await world.run('false | true; echo not reached'))).toBe('');
    expect(text(await world.run('echo "$undefined_variable"'))).toContain('unbound variable');
  });

  test('starts in an empty work folder inside a home that holds nothing else', async () => {
    const world = await open();
    const { output } = await world.run('ls -A; test "$HOME" = "$(dirname "$PWD")"; ls -A ~');
    expect(text({ output })).toBe('work\n');
  });

  test('passes nothing of the environment of the host', async () => {
    process.env['WAYOUT_TEST_SECRET'] = 'visible';
    try {
      const world = await open({ env: { GIVEN: "it's" } });
      const { output } = await world.run('env');
      expect(text({ output })).toContain("GIVEN=it's\n");
      expect(text({ output })).not.toContain('WAYOUT_TEST_SECRET');
    } finally {
      delete process.env['WAYOUT_TEST_SECRET'];
    }
  });

  test('writes files byte by byte, in the work folder and in the home', async () => {
    const world = await open();
    const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 256);
    await world.write('deep/er/data.bin', bytes);
    await world.write('~/.config/run me', Buffer.from('#!/bin/sh\necho ran\n'), { executable: true });
    const { output } = await world.run('cat deep/er/data.bin');
    expect(Buffer.compare(output, bytes)).toBe(0);
    expect(text(await world.run('"$HOME/.config/run me"'))).toBe('ran\n');
  });

  test('hands a variable on to later steps through $WAYOUT_ENV, and one step only through env', async () => {
    const world = await open();
    await world.run('echo "PASSED=yes" >> "$WAYOUT_ENV"; exported=no');
    expect(text(await world.run('env | grep -E "PASSED|ONCE" | sort', { env: { ONCE: 'a b' } }))).toBe(
      'ONCE=a b\nPASSED=yes\n',
    );
    expect(text(await world.run('echo "${ONCE-gone}"'))).toBe('gone\n');
  });

  test('ends a step that takes too long, and goes on', async () => {
    const world = await open();
    const { end } = await world.run('sleep 30', { timeout: 1 });
    expect(end).toEqual({ kind: 'timeout', seconds: 1 });
    expect(text(await world.run('echo on'))).toBe('on\n');
  });

  test('a background process of a step does not hold its answer back', async () => {
    const world = await open();
    const { seconds } = await world.run('sleep 10 & echo done');
    expect(seconds).toBeLessThan(5);
  });

  test('a started process runs beside the steps, and its output can be read', async () => {
    const world = await open();
    await world.start('ticker', 'echo started; sleep 60');
    await world.run('sleep 0.3');
    expect(text({ output: await world.outputOf('ticker') })).toBe('started\n');
  });

  test('its home can be packed for looking around', async () => {
    const world = await open();
    await world.run('echo kept > note.txt');
    expect(Buffer.from(await world.pack()).toString('latin1')).toContain('work/note.txt');
  });

  test('closing it twice is no fault', async () => {
    const world = await open();
    await world.close();
    await world.close();
  });

  test('what a step leaves behind is not there in the next world', async () => {
    const first = await open();
    await first.run('echo credential > ~/.token');
    await first.close();
    const second = await open();
    expect((await second.run('test -e ~/.token')).end).toEqual({ kind: 'exit', code: 1 });
  });
}

function describeIsolation(open: Open): void {
  test('the home of the user cannot be read', async () => {
    const secret = join(mkdtempSync(join(homedir(), '.wayout-secret-')), 'token');
    writeFileSync(secret, 'hunter2');
    try {
      const world = await open();
      const { end, output } = await world.run(`cat ${secret}`);
      expect(end).toEqual({ kind: 'exit', code: 1 });
      expect(text({ output })).not.toContain('hunter2');
    } finally {
      rmSync(join(secret, '..'), { recursive: true });
    }
  });

  test('nothing outside can be written, and /tmp is its own', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'wayout-outside-'));
    try {
      const world = await open();
      for (const path of [`${outside}/x`, '/usr/x', '/etc/x', '/x', '/dev/x', '/proc/sys/kernel/hostname']) {
        expect((await world.run(`echo x > ${path}`)).end, path).toEqual({ kind: 'exit', code: 1 });
      }
      await world.run('echo x > /tmp/wayout-isolation-test');
      expect(readdirSync(outside)).toEqual([]);
      expect(existsSync('/tmp/wayout-isolation-test')).toBe(false);
    } finally {
      rmSync(outside, { recursive: true });
    }
  });

  test('the network cannot be reached, not even a service on this machine', async () => {
    const server = createServer((_, response) => response.end('reached'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const address = server.address();
      const port = typeof address === 'object' ? address?.port : 0;
      const world = await open();
      for (const target of [`127.0.0.1/${port}`, '1.1.1.1/80']) {
        const { end } = await world.run(`exec 5<>/dev/tcp/${target}`, { timeout: 5 });
        expect(end, target).toEqual({ kind: 'exit', code: 1 });
      }
    } finally {
      server.close();
    }
  });

  test('two worlds may use one port, and neither reaches the other', async () => {
    const serve = `exec perl -MIO::Socket::INET -e '$s = IO::Socket::INET->new(Listen => 5, LocalAddr => "127.0.0.1:5000") or die "in use"; while ($c = $s->accept) { print $c $ARGV[0]; close $c }'`;
    const [first, second, third] = [await open(), await open(), await open()];
    await first.start('web', `${serve} first`);
    await second.start('web', `${serve} second`);
    const ask =
      'for i in $(seq 50); do exec 5<>/dev/tcp/127.0.0.1/5000 && break; sleep 0.1; done 2>/dev/null; cat <&5';
    expect(text(await first.run(ask))).toBe('first');
    expect(text(await second.run(ask))).toBe('second');
    expect((await third.run('exec 5<>/dev/tcp/127.0.0.1/5000')).end).toEqual({ kind: 'exit', code: 1 });
  });

  test('a process that forks without end is stopped at the limit, and the world still answers', async () => {
    const world = await open();
    // Its length in time is bash's: it waits longer and longer for a process to become free.
    await world.run('bomb() { bomb | bomb & }; bomb; sleep 1', { timeout: 4 });
    const { output } = await world.run('grep -c . <(ls -d /proc/[0-9]*) || true', { timeout: 4 });
    expect(Number(text({ output })) || 0).toBeLessThanOrEqual(limits.processes + 50);
  });

  test('a process that fills the disk meets its end in the home, in /tmp and in shared memory', async () => {
    const world = await open();
    for (const folder of ['~', '/tmp', '/dev/shm']) {
      const { end, output } = await world.run(`head -c 64M /dev/zero > ${folder}/big`);
      expect(end, folder).toEqual({ kind: 'exit', code: 1 });
      expect(text({ output })).toContain('No space left on device');
    }
  });

  test('a process that takes all memory ends, and the world says why or lives on', async () => {
    const world = await open();
    const hungry = `exec perl -e 'my @a; push @a, "x" x 1_000_000 while 1'`;
    const result = await world.run(hungry).catch((error: Error) => error);
    if (result instanceof Error) expect(result.message).toContain('memory limit');
    else expect(result.end).not.toEqual({ kind: 'exit', code: 0 });
  });

  test('many processes together cannot take more memory than one may', async () => {
    const world = await open();
    const hungry = `perl -e 'my $a = "x" x 60_000_000; sleep 20' &`;
    const counted = `${hungry.repeat(12)} sleep 4; pgrep -c perl || true`;
    const result = await world.run(counted).catch((error: Error) => error);
    if (result instanceof Error) expect(result.message).toContain('memory limit');
    else expect(Number(text(result).trim().split('\n').at(-1)) * 60).toBeLessThanOrEqual(limits.memory);
  });

  test('endless output is cut at the limit', async () => {
    const world = await open();
    const { end, output } = await world.run('yes || true');
    expect(end).toEqual({ kind: 'output', mebibytes: 1 });
    expect(output.length).toBeLessThan(3 * 1024 * 1024);
  });

  test('a process that tries to outlive its world ends with it', async () => {
    const mark = `314159.${process.pid}`;
    const world = await open();
    await world.run(`setsid nohup sleep ${mark} > /dev/null 2>&1 & disown`);
    await world.run(`pgrep -f ${mark} || sleep 0.2`);
    expect(isRunning(mark)).toBe(true);
    await world.close();
    expect(isRunning(mark)).toBe(false);
  });

  test('a step sees no descriptor of the verifier', async () => {
    const world = await open();
    expect(text(await world.run('for n in {3..255}; do test ! -e /proc/$$/fd/$n || echo $n; done'))).toBe('');
  });
}

function describePowers(open: Open): void {
  test('its user 0, where a facility asks for one, is nobody outside', async () => {
    const world = await open({ powers: { root: true, folders: { '/var/lib/engine': 4 } } });
    const { output } = await world.run('id -u; touch /var/lib/engine/x && echo own');
    expect(text({ output })).toContain('0\nown\n');
    for (const path of ['/usr/x', '/proc/sys/kernel/core_pattern', '/proc/sysrq-trigger'])
      expect((await world.run(`echo x > ${path}`)).end, path).not.toEqual({ kind: 'exit', code: 0 });
    await world.run('bomb() { bomb | bomb & }; bomb; sleep 1', { timeout: 3 });
    const counted = await world.run('ls -d /proc/[0-9]* | grep -c .', { timeout: 3 });
    expect(Number(text(counted)) || 0).toBeLessThanOrEqual(limits.processes + 50);
  });
}

function refusePowers(open: Open): void {
  test('has no room for a facility, and says so', async () => {
    await expect(open({ powers: { root: true } })).rejects.toThrow(/facility/);
  });
}

function text({ output }: Pick<StepResult, 'output'>): string {
  return Buffer.from(output).toString();
}

/** Whether a process of this machine has the words in its command line. */
function isRunning(words: string): boolean {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => commandLine(pid).startsWith(`sleep ${words}`));
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    // It ended between the two looks.
    return '';
  }
}

import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { call, demoCorpus, demoFailure, main, noOrdinaryUser, wayout } from './helpers/wayout.ts';
import { onTerminal, type Act } from './helpers/on-terminal.ts';

const node = process.execPath;
const run = [main, 'run', '--corpus', demoCorpus, '--'];
const fails = ['sh', '-c', `printf '%s' '${demoFailure}'; exit 7`];

/** The same command alone and through wayout, without a terminal. */
function both(command: readonly string[], input: string | Uint8Array = '') {
  const [file = '', ...args] = command;
  return [call(file, args, { input }), call(node, [...run, ...command], { input })] as const;
}

/** The same command alone and through wayout, on a terminal. */
async function bothOnTerminal(command: readonly string[], acts: readonly Act[] = []) {
  const [file = '', ...args] = command;
  return [await onTerminal(file, args, acts), await onTerminal(node, [...run, ...command], acts)] as const;
}

test('a command that succeeds is passed through byte for byte and nothing is added', () => {
  const script = `for (let i = 0; i < 256; i++) process.stdout.write(Buffer.from([i, 10, 255 - i]));
    process.stderr.write('\\u001b[31mwarning\\u001b[0m\\r\\n')`;
  const [alone, through] = both([node, '-e', script]);
  expect(through).toEqual(alone);
});

test('three megabytes on both streams arrive whole', () => {
  const script = `const line = 'x'.repeat(99) + '\\n';
    for (let i = 0; i < 15000; i++) { process.stdout.write(i + line); process.stderr.write(i + line); }`;
  const [alone, through] = both([node, '-e', script]);
  expect(through.stdout === alone.stdout).toBe(true);
  expect(through.stderr === alone.stderr).toBe(true);
});

test('standard input reaches the command, whatever bytes it holds', () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, i) => (i * 7) % 256);
  const [alone, through] = both(['cat'], bytes);
  expect(through).toEqual(alone);
  expect(through.stdout.length).toBe(bytes.length);
});

test('a command that fails keeps its output and exit code, and a card follows on standard error', () => {
  const [alone, through] = both(fails);
  expect(through.status).toBe(7);
  expect(through.stdout).toBe(alone.stdout);
  expect(through.stderr).toContain('demo/license-server');
  expect(through.stderr).toContain('seats --free seats.example:7070');
});

test('output of 20 MB is read to its first line', () => {
  const script = `const line = 'compiling '.repeat(20) + '\\n';
    console.log(${JSON.stringify(demoFailure)}.trim());
    for (let i = 0; i < 100000; i++) process.stdout.write(line);
    process.exitCode = 1`;
  const [, through] = both([node, '-e', script]);
  expect(through.status).toBe(1);
  expect(through.stderr).toContain('demo/license-server');
  expect(through.stderr).toContain('(line 1)');
}, 60_000);

test('a death by signal is a death by the same signal', () => {
  for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT', 'SIGHUP', 'SIGPIPE'] as const) {
    const [alone, through] = both(['sh', '-c', `kill -${signal.slice(3)} $$`]);
    expect(alone.signal).toBe(signal);
    expect(through.signal).toBe(signal);
  }
});

test('a command that does not exist ends with 127, one that may not be executed with 126', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-run-'));
  writeFileSync(join(folder, 'plain.sh'), 'echo hello\n', { mode: 0o644 });
  expect(wayout(['run', '--', 'no-such-command-here']).status).toBe(127);
  expect(wayout(['run', '--', join(folder, 'plain.sh')]).status).toBe(126);
  expect(wayout(['run']).status).toBe(2);
});

test.skipIf(noOrdinaryUser !== undefined)(
  `a folder on PATH that may not be looked into is passed over (${noOrdinaryUser ?? 'as an ordinary user'})`,
  () => {
    const hidden = mkdtempSync(join(tmpdir(), 'wayout-hidden-'));
    mkdirSync(join(hidden, 'bin'));
    chmodSync(hidden, 0o000);
    const options = {
      env: { PATH: `${hidden}/bin:${process.env['PATH'] ?? ''}` },
      cwd: '/',
      isOrdinary: true,
    };
    expect(wayout(['run', '--', 'sh', '-c', 'exit 3'], options).status).toBe(3);
    expect(wayout(['run', '--', 'no-such-command-here'], options).status).toBe(127);
    expect(wayout(['run', '--', `${hidden}/bin/sh`], options).status).toBe(126);
  },
);

test('a broken corpus is not noticed by the command', () => {
  const called = wayout(['run', '--corpus', '/nowhere/at-all', '--', ...fails]);
  expect(called.status).toBe(7);
  expect(called.stdout).toBe(demoFailure);
  expect(called.stderr).toContain('/nowhere/at-all');
});

test('options after the command belong to the command', () => {
  expect(wayout(['run', 'printf', '%s', '--lang']).stdout).toBe('--lang');
  expect(wayout(['run', '--', 'printf', '%s|', '--', '-h']).stdout).toBe('--|-h|');
});

test('signals sent to wayout reach the command', async () => {
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR1'] as const) {
    const script = `trap 'echo got; exit 5' ${signal.slice(3)}; echo ready; while :; do sleep 0.05; done`;
    const child = spawn(node, [...run, 'sh', '-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output === 'ready\n') child.kill(signal);
    });
    const code = await new Promise((resolve) => void child.once('close', resolve));
    expect([output, code]).toEqual(['ready\ngot\n', 5]);
  }
});

test('a reader that goes away is felt by the command', () => {
  const script = `exec ${node} ${run.join(' ')} sh -c 'while echo y; do :; done; exit 3' | head -1`;
  const { stdout, status } = call('sh', ['-c', script]);
  expect([stdout, status]).toEqual(['y\n', 0]);
});

test('on a terminal the command sees a terminal: colours, line ends and size are its own', async () => {
  const script = `console.log(process.stdout.isTTY, process.stdin.isTTY, process.stderr.isTTY,
    process.stdout.getColorDepth(), process.stdout.getWindowSize());
    process.stdout.write('a\\nb\\r\\n\\u001b[31mred\\u001b[0m\\tend'); console.error('\\u00e9\\u4e2d')`;
  const [alone, through] = await bothOnTerminal([node, '-e', script]);
  expect(through).toEqual(alone);
  expect(through.output).toMatch(/true.*true.*true.*100.*30/);
});

test('on a terminal a prompt is answered as if nothing stood between', async () => {
  const script =
    'printf "name? "; read name; stty -echo; printf "secret? "; read secret; stty echo; echo "$name/$secret"';
  const acts = [
    { after: 'name? ', type: 'Zoë 中文\r' },
    { after: 'secret? ', type: 'hush\r' },
  ];
  const [alone, through] = await bothOnTerminal(['sh', '-c', script], acts);
  expect(through).toEqual(alone);
  expect(Buffer.from(through.output, 'latin1').toString()).toContain('Zoë 中文/hush');
});

test('on a terminal Ctrl-C reaches the command, which may live on', async () => {
  const script = 'trap "echo caught; exit 0" INT; echo ready; while :; do sleep 0.05; done';
  const [alone, through] = await bothOnTerminal(['sh', '-c', script], [{ after: 'ready', type: '\u0003' }]);
  expect(through).toEqual(alone);
  expect(through.output).toContain('caught');
});

test('on a terminal Ctrl-C that ends the command ends wayout by SIGINT, without a card', async () => {
  const [alone, through] = await bothOnTerminal(
    ['sh', '-c', 'echo ready; exec sleep 20'],
    [{ after: 'ready', type: '\u0003' }],
  );
  expect(through).toEqual(alone);
  expect(through.signal).toBe(constants.signals.SIGINT);
});

test('on a terminal Ctrl-D is the end of input', async () => {
  const [alone, through] = await bothOnTerminal(
    ['sh', '-c', 'echo ready; cat; echo bye'],
    [{ after: 'ready', type: '\u0004' }],
  );
  expect(through).toEqual(alone);
  expect(through.output).toContain('bye');
});

test('on a terminal the window size follows', async () => {
  const script = 'trap "stty size; exit 0" WINCH; echo ready; while :; do sleep 0.05; done';
  const [alone, through] = await bothOnTerminal(
    ['sh', '-c', script],
    [{ after: 'ready', resize: [132, 43] }],
  );
  expect(through).toEqual(alone);
  expect(through.output).toContain('43 132');
});

test('on a terminal a failure keeps its bytes and its exit code, and the card follows', async () => {
  const [alone, through] = await bothOnTerminal(fails);
  expect(through.code).toBe(7);
  expect(through.output.startsWith(alone.output)).toBe(true);
  expect(through.output).toContain('demo/license-server');
});

test('on a terminal SIGTERM for wayout reaches the command', async () => {
  const script = 'trap "echo got; exit 5" TERM; echo ready; while :; do sleep 0.05; done';
  const [alone, through] = await bothOnTerminal(
    ['sh', '-c', script],
    [{ after: 'ready', signal: 'SIGTERM' }],
  );
  expect([through.code, alone.code]).toEqual([5, 5]);
  expect(through.output.startsWith(alone.output)).toBe(true);
});

test('with standard error sent elsewhere the terminal gets none of it', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'wayout-run-')), 'err');
  const shell = `"$0" "$@" sh -c 'echo out; echo err >&2' 2>${file}; cat ${file} | tr a-z A-Z`;
  const { output } = await onTerminal('sh', ['-c', shell, node, ...run]);
  expect(output).toBe('out\r\nERR\r\n');
});

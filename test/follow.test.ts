import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { demoCorpus, demoFailure, main, wayout } from './helpers/wayout.ts';

const folder = mkdtempSync(join(tmpdir(), 'wayout-follow-'));
const quiet = 'all is well\n';

describe('explain --follow', { timeout: 30_000 }, () => {
  test('answers when a failure is appended, once, and Ctrl-C ends with what is known', async () => {
    const { log, heard, end } = await following('one.log', quiet);
    appendFileSync(log, quiet.repeat(20_000));
    // In two pieces, with nothing known of the first.
    appendFileSync(log, demoFailure.slice(0, 30));
    await pause(600);
    expect(heard()).toBe('');
    appendFileSync(log, `${demoFailure.slice(30)}${quiet}`);
    await until(() => heard().includes('(line 20002)'));
    appendFileSync(log, quiet.repeat(3));
    await pause(600);
    expect(heard().split('demo/license-server')).toHaveLength(2);
    const { code, stderr } = await end();
    expect(heard().split('demo/license-server')).toHaveLength(3);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: `Following ${log}; Ctrl-C ends.\n\nStopped following; this is what is known so far.\n`,
    });
  });

  test('a file that keeps growing is answered all the same', async () => {
    const { log, heard, end } = await following('busy.log', demoFailure);
    const writing = setInterval(() => appendFileSync(log, quiet), 50);
    onTestFinished(() => clearInterval(writing));
    await until(() => heard().includes('demo/license-server'));
    await end();
  });

  test('a last line that is not finished belongs to the last answer', async () => {
    const { heard, end } = await following('open.log', demoFailure.trimEnd());
    await pause(600);
    expect(heard()).toBe('');
    expect((await end()).code).toBe(0);
    expect(heard()).toContain('demo/license-server');
  });

  test.each([
    ['is cut off', (log: string) => truncateSync(log)],
    [
      'is replaced',
      (log: string) => {
        writeFileSync(`${log}.new`, quiet.repeat(100));
        renameSync(`${log}.new`, log);
      },
    ],
  ])('a log that %s is read anew', async (name, change) => {
    const { log, heard, end } = await following(`${name}.log`, `${quiet}${demoFailure}`);
    await until(() => heard().includes('(line 2)'));
    change(log);
    await pause(600);
    appendFileSync(log, demoFailure);
    await until(() => heard().split('demo/license-server').length === 3);
    const { stderr } = await end();
    expect(stderr).toContain(`${log} begins anew\n`);
  });

  test('a log without anything known ends with 1', async () => {
    const { heard, end } = await following('quiet.log', quiet);
    await pause(600);
    expect(heard()).toBe('');
    expect((await end()).code).toBe(1);
    expect(heard()).toContain('unknown');
  });

  test('standard input, a missing file and a batch cannot be followed', () => {
    const missing = join(folder, 'missing.log');
    for (const args of [[], ['-'], [missing], ['--batch', missing]]) {
      const { status, stderr } = wayout(['explain', '--follow', ...args], { input: 'x' });
      expect(status).toBe(2);
      expect(stderr).toMatch(/^wayout: Expected a (?:file to follow|log at)/);
    }
  });
});

/** The command at work on a file of this content. */
async function following(name: string, content: string) {
  const log = join(folder, name);
  writeFileSync(log, content);
  const args = [main, 'explain', '--follow', '--lang', 'en', '--corpus', demoCorpus, log];
  const child = spawn(process.execPath, args, { stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => void (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => void (stderr += chunk.toString()));
  const closed = new Promise<number | null>((resolve) => void child.once('close', resolve));
  await until(() => stderr.includes('Following'));
  return {
    log,
    heard: () => stdout,
    end: async () => {
      child.kill('SIGINT');
      return { code: await closed, stderr };
    },
  };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await pause(50);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, milliseconds));
}

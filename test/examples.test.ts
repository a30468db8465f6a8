import { mkdtempSync, readFileSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Diagnosis } from '../src/diagnosis/index.ts';
import { onTerminal } from './helpers/on-terminal.ts';
import { realFailures } from './helpers/real-failures.ts';
import { call, main, wayout } from './helpers/wayout.ts';

const examples = fileURLToPath(new URL('../examples', import.meta.url));
const run = [main, 'run', '--'];

test.each([
  ...realFailures,
  {
    title: 'a docker build that the registry refuses',
    example: 'docker-build-401.log',
    id: 'cicd/docker-buildkit-ssh-auth-fail',
    says: /failed to authorize/,
  },
])(
  '$title is diagnosed from its captured log, with the lines that stand in the file',
  ({ example, id, says }) => {
    const file = join(examples, example);
    const { status, stdout } = wayout(['explain', file, '--format', 'json']);
    const diagnosis: Diagnosis = JSON.parse(stdout);
    const [best] = diagnosis.findings;
    expect({ status, decision: diagnosis.decision, id: best?.id }).toEqual({
      status: 0,
      decision: 'known',
      id,
    });
    const [first, last] = best?.lines ?? [1, 0];
    const quoted = readFileSync(file, 'utf8')
      .split('\n')
      .slice(first - 1, last)
      .join('\n');
    expect(quoted).toMatch(says);
    expect(best?.text).toBe(quoted);
  },
);

describe.each(realFailures)('$title, made by the real tool', ({ id, tools, prepare }) => {
  const missing = tools.filter((tool) => call('sh', ['-c', `command -v ${tool}`]).status !== 0);

  test('passes through byte for byte and is explained', ({ skip }) => {
    if (missing.length > 0) skip(`not installed: ${missing.join(', ')}`);
    const { command, cwd } = prepared(prepare);
    const [file = '', ...args] = command;
    const alone = call(file, args, { cwd });
    const through = call(process.execPath, [...run, ...command], { cwd });
    expect(alone.status).not.toBe(0);
    expect(through.status).toBe(alone.status);
    expect(timeless(through.stdout)).toBe(timeless(alone.stdout));
    expect(timeless(through.stderr).startsWith(timeless(alone.stderr))).toBe(true);
    expect(through.stderr).toContain(`known failure · ${id}`);
  }, 60_000);

  test('passes through byte for byte on a terminal and is explained', async ({ skip }) => {
    if (missing.length > 0) skip(`not installed: ${missing.join(', ')}`);
    const { command, cwd } = prepared(prepare);
    const [file = '', ...args] = command;
    const alone = await onTerminal(file, args, [], { cwd });
    const through = await onTerminal(process.execPath, [...run, ...command], [], { cwd });
    expect(through.code).toBe(alone.code);
    expect(timeless(through.output).startsWith(timeless(alone.output))).toBe(true);
    expect(through.output).toContain(id);
  }, 60_000);
});

function prepared(prepare: (folder: string) => readonly string[]) {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'wayout-real-')));
  return { command: prepare(cwd), cwd };
}

/** npm names its log files by the time. */
function timeless(output: string): string {
  return output.replace(/\d{4}-\d\d-\d\dT\d\d_\d\d_\d\d_\d{3}Z/g, 'TIME');
}

import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runChecks, type CheckResult, type RunChecksOptions } from '../../src/check/index.ts';
import type { ProbeCondition } from '../../src/record/index.ts';

/** A home of its own with a working folder in it, and one probe at a time put to them. */
export interface CheckPlace {
  readonly home: string;
  readonly cwd: string;
  ask(
    probe: ProbeCondition,
    captures?: Readonly<Record<string, string>>,
    options?: RunChecksOptions,
  ): Promise<CheckResult>;
  /** Writes a program of shell, below the home. @returns its folder */
  program(path: string, shell: string): string;
  git(...commands: readonly string[]): void;
  remove(): void;
}

export function openCheckPlace(): CheckPlace {
  const home = realpathSync(mkdtempSync(join(tmpdir(), 'wayout-check-')));
  const cwd = join(home, 'work');
  mkdirSync(cwd);
  const path = process.env['PATH'] ?? '';
  return {
    home,
    cwd,
    async ask(probe, captures = {}, options = {}) {
      const check = { steps: [{ when: probe, answer: 'applies' }], otherwise: 'does-not-apply' };
      const results = await runChecks([{ id: 'cause', check, captures }], {
        cwd,
        home,
        env: { PATH: path },
        ...options,
      });
      const result = results.get('cause');
      if (!result) throw new RangeError('Expected an answer to the check, found none');
      return result;
    },
    program(name, shell) {
      const file = join(home, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, `#!/bin/sh\n${shell}\n`);
      chmodSync(file, 0o755);
      return dirname(file);
    },
    git(...commands) {
      for (const command of commands)
        execFileSync('sh', ['-c', `git ${command}`], {
          cwd,
          stdio: 'ignore',
          env: { PATH: path, HOME: home },
        });
    },
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { call, wayout } from './wayout.ts';

/** The record of a push that somebody was faster than. */
export const record = 'git/push-rejected-non-fast-forward';

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** A user of their own: a data folder, and nothing in it. */
export function newcomer(more: NodeJS.ProcessEnv = {}) {
  const home = newFolder('newcomer');
  const env = {
    XDG_DATA_HOME: home,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'a',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'a',
    GIT_COMMITTER_EMAIL: 'a@example.org',
    ...more,
  };
  const outcomes = () =>
    wayout(['outcomes', 'export'], { env })
      .stdout.split('\n')
      .filter(Boolean)
      .map((line): Readonly<Record<string, unknown>> => JSON.parse(line));
  return { home, env, outcomes, data: join(home, 'wayout') };
}

/** A clone that somebody was faster than. */
export function behind(env: NodeJS.ProcessEnv): string {
  const folder = newFolder('push');
  const script = `git init -q --bare origin.git; git clone -q origin.git first; git clone -q origin.git mine
    cd first; git checkout -qb main; echo 1 > a; git add a; git commit -qm one; git push -q origin main
    cd ../mine; git checkout -qb main; echo 2 > b; git add b; git commit -qm two`;
  const { status, stderr } = call('sh', ['-ec', script], { cwd: folder, env });
  expect([status, stderr.includes('fatal')]).toEqual([0, false]);
  return join(folder, 'mine');
}

/** Beside the others and not in them: a test may open it to an ordinary user. */
function newFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `wayout-${name}-`));
  folders.push(folder);
  return folder;
}

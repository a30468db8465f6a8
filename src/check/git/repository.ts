import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Machine } from '../machine.ts';
import { CannotTell } from '../sight.ts';
import { askGit } from './ask-git.ts';

/** The repository around the working folder, asked bit by bit. */
export interface Repository {
  isLocked(): boolean;
  /** `undefined`: HEAD is detached. */
  branch(): Promise<string | undefined>;
  /** The reference that the branch follows, as configured. */
  upstream(): Promise<string | undefined>;
  /** What stands for the other side: the upstream, the branch of that name on a remote, or what was fetched last. */
  otherSide(): Promise<string>;
  ask(...args: readonly string[]): Promise<string | undefined>;
  readonly lines: (...args: readonly string[]) => Promise<readonly string[]>;
}

/** `undefined` where the working folder is in none. @throws {CannotTell} */
export async function openRepository(machine: Machine): Promise<Repository | undefined> {
  const ask = async (...args: readonly string[]) => askGit(args, machine);
  const folder = await ask('rev-parse', '--absolute-git-dir');
  if (folder === undefined) return undefined;
  const branch = async () => ask('symbolic-ref', '--quiet', '--short', 'HEAD');
  const upstream = async () => ask('rev-parse', '--symbolic-full-name', '--verify', '--quiet', '@{upstream}');
  const lines = async (...args: readonly string[]) =>
    ((await ask(...args)) ?? '').split('\n').filter(Boolean);
  return {
    ask,
    lines,
    branch,
    upstream,
    isLocked: () => existsSync(join(folder, 'index.lock')),
    async otherSide() {
      const name = await branch();
      const own = (await upstream()) ?? (await onRemote(name, lines))[0];
      if (own) return own;
      if (
        existsSync(join(folder, 'FETCH_HEAD')) &&
        (await ask('rev-parse', '--verify', '--quiet', 'FETCH_HEAD'))
      )
        return 'FETCH_HEAD';
      throw new CannotTell({
        en: 'this branch has no other side that git knows of',
        zh: 'git 不知道这个分支对应的远程分支',
      });
    },
  };
}

/** Remote-tracking references of a branch's name. */
export async function onRemote(
  branch: string | undefined,
  lines: Repository['lines'],
): Promise<readonly string[]> {
  if (branch === undefined) return [];
  const all = await lines('for-each-ref', '--format=%(refname)', 'refs/remotes');
  return all.filter((name) => name.split('/').slice(3).join('/') === branch);
}

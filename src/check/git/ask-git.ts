import { findProgram } from '../programs/find-program.ts';
import { runProgram } from '../programs/run-program.ts';
import type { Machine } from '../machine.ts';
import { CannotTell } from '../sight.ts';

/**
 * Settings that keep a repository from making git run something, write something or fetch something: its own configuration could
 * name programs. Only commands that read objects, references and the index are used; none looks at the work tree, where filters
 * would run.
 */
const hardened = [
  '--no-optional-locks',
  '--no-pager',
  '--no-replace-objects',
  ...[
    'core.fsmonitor=',
    'core.hooksPath=/dev/null',
    'core.untrackedCache=false',
    'core.sshCommand=false',
    'credential.helper=',
    'protocol.allow=never',
    'gc.auto=0',
    'maintenance.auto=false',
  ].flatMap((setting) => ['-c', setting]),
];

/** What one git command prints; `undefined` where it says no. @throws {CannotTell} */
export async function askGit(args: readonly string[], machine: Machine): Promise<string | undefined> {
  const git = await findProgram('git', machine);
  if (git === undefined) throw new CannotTell({ en: 'git was not found', zh: '没有找到 git' });
  const { code, output, ended } = await runProgram(git, [...hardened, ...args], machine, {
    env: environmentOf(machine),
    timeout: 8000,
    most: 16 << 20,
  });
  if (ended !== 'exited') throw new CannotTell({ en: 'git did not answer in time', zh: 'git 没有及时回答' });
  return code === 0 ? output.trimEnd() : undefined;
}

/** Without what the environment could tell git to run; it fetches nothing and asks nobody. */
function environmentOf({ env }: Machine): Readonly<Record<string, string | undefined>> {
  const kept = Object.entries(env).filter(
    ([name]) => !name.startsWith('GIT_') || name === 'GIT_DIR' || name === 'GIT_WORK_TREE',
  );
  return {
    ...Object.fromEntries(kept),
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    LC_ALL: 'C',
  };
}

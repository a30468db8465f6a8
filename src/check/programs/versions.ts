import type { Machine } from '../machine.ts';
import { CannotTell } from '../sight.ts';
import { findProgram } from './find-program.ts';
import { runProgram } from './run-program.ts';

/**
 * The version of a tool of the closed list, by that list's own command; `undefined` where the tool is not there. A tool
 * whose command is more than a program and its words is not asked.
 * @throws {CannotTell}
 */
export async function versionOf(name: string, machine: Machine): Promise<string | undefined> {
  const tool = Object.hasOwn(machine.tools, name) ? machine.tools[name] : undefined;
  if (!tool || !/^[\w.+-]+(?: [\w.=+-]+)*$/.test(tool.command)) throw notAsked(name);
  const [program = '', ...args] = tool.command.split(' ');
  const path = await findProgram(program, machine);
  if (path === undefined) return undefined;
  const { output, ended } = await runProgram(path, args, machine, { cwd: '/', env: quiet(machine) });
  const version = ended === 'exited' ? new RegExp(tool.version).exec(output)?.[1] : undefined;
  if (version !== undefined) return version;
  throw new CannotTell({ en: `${program} does not tell its version`, zh: `${program} 没有给出版本号` });
}

/** Negative, zero or positive, as `a` is below, at or above `b`; `3.9` is below `3.10`. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number));
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i++) {
    const difference = (left?.[i] ?? 0) - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

function notAsked(name: string): CannotTell {
  return new CannotTell({ en: `${name} is not asked for its version`, zh: `不会询问 ${name} 的版本` });
}

/** No update notice, no lock, nothing downloaded. */
function quiet({ env }: Machine): Readonly<Record<string, string | undefined>> {
  return {
    ...env,
    GIT_OPTIONAL_LOCKS: '0',
    NO_UPDATE_NOTIFIER: '1',
    CHECKPOINT_DISABLE: '1',
    PYTHONDONTWRITEBYTECODE: '1',
  };
}

import { fillIn } from '../captures.ts';
import { findPrograms } from '../programs/find-program.ts';
import { compareVersions, versionOf } from '../programs/versions.ts';
import { findOutsidePath } from '../programs/program-folders.ts';
import type { Probe } from '../probe.ts';
import { sight, type Sentence } from '../sight.ts';

/**
 * Whether PATH leads to a program, and which version a tool of the closed list says it is. A name of the message is only
 * looked up. `elsewhere`: not in PATH, but in a folder where installers put programs, or in the project.
 */
export const probeProgram: Probe<'program'> = async (question, { machine, captures }) => {
  const name = fillIn(question.name, captures);
  if (question.at_least !== undefined || question.below !== undefined) {
    const version = await versionOf(name, machine);
    if (version === undefined) return sight(false, missing(name));
    const { at_least: least = '0', below } = question;
    const holds =
      compareVersions(version, least) >= 0 && (below === undefined || compareVersions(version, below) < 0);
    return sight(holds, { en: `${name} is version ${version}`, zh: `${name} 的版本是 ${version}` });
  }
  const [found] = await findPrograms(name, machine);
  if (found !== undefined) {
    const seen = { en: `PATH leads to ${found}`, zh: `PATH 中有 ${found}` };
    return sight(question.is === undefined || question.is === 'found', seen);
  }
  if (question.is !== 'elsewhere') return sight(question.is === 'missing', missing(name));
  const other = await findOutsidePath(name, machine);
  return other === undefined
    ? sight(false, missing(name), {
        en: 'nor is it where installers put programs',
        zh: '常见的安装目录里也没有',
      })
    : sight(true, missing(name), { en: `it lies at ${other}`, zh: `它在 ${other}` });
};

function missing(name: string): Sentence {
  return { en: `no folder of PATH has ${name}`, zh: `PATH 里没有 ${name}` };
}

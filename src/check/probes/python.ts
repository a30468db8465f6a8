import { readdir, realpath } from 'node:fs/promises';
import { delimiter, dirname, isAbsolute, join } from 'node:path';
import { fillIn } from '../captures.ts';
import type { Machine } from '../machine.ts';
import type { Probe } from '../probe.ts';
import { CannotTell, sight } from '../sight.ts';

/**
 * Whether a Python module lies in the packages of any interpreter that can be found: those of PATH, of the user, of pyenv and of
 * environments in the working folder. Folders are listed; no interpreter is run.
 */
export const probePython: Probe<'python'> = async ({ module, is }, { machine, captures }) => {
  const [top = ''] = fillIn(module, captures).split('.');
  if (!/^\w+$/.test(top)) throw new CannotTell({ en: 'the message names no module', zh: '报错里没有模块名' });
  const folders = await packageFolders(machine);
  if (folders.length === 0)
    return sight(undefined, { en: 'no Python was found here', zh: '这里没有找到 Python' });
  for (const folder of folders) {
    const names = await list(folder);
    if (
      names.some(
        (name) =>
          name === top || name === `${top}.py` || (name.startsWith(`${top}.`) && /\.(?:so|pyd)$/.test(name)),
      )
    )
      return sight(is === 'installed', { en: `${top} lies in ${folder}`, zh: `${top} 在 ${folder} 里` });
  }
  return sight(is === 'missing', {
    en: `${top} lies in none of ${folders.length} package folders of the Pythons here`,
    zh: `这里各个 Python 的 ${folders.length} 个包目录里都没有 ${top}`,
  });
};

/** site.py of Python; Debian's are called dist-packages. */
async function packageFolders({ env, home, cwd }: Machine): Promise<readonly string[]> {
  const inPath = (env['PATH'] ?? '').split(delimiter).filter((folder) => isAbsolute(folder));
  const environments = (await list(cwd)).map((name) => join(cwd, name));
  const pyenv = join(home, '.pyenv', 'versions');
  const roots = [
    ...inPath.map((folder) => dirname(folder)),
    join(home, '.local'),
    ...(await list(pyenv)).map((name) => join(pyenv, name)),
    ...(env['VIRTUAL_ENV'] ? [env['VIRTUAL_ENV']] : []),
    ...environments,
  ];
  const found = new Set<string>();
  for (const root of new Set(roots)) {
    for (const python of (await list(join(root, 'lib'))).filter((name) => /^python3(?:\.\d+)?$/.test(name))) {
      for (const name of ['site-packages', 'dist-packages']) {
        const folder = await realpath(join(root, 'lib', python, name)).catch(() => undefined);
        if (folder !== undefined) found.add(folder);
      }
    }
  }
  return [...found];
}

async function list(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}

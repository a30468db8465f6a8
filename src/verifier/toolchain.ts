import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join } from 'node:path';
import { executableOf, findTool, toolTable, type Tool } from './tool-table.ts';
import { tryProgram } from './try-program.ts';

/** Where the tools of a reproduction lie on the host, as a world shows them. */
export interface Toolchain {
  /** Folders at the head of PATH. */
  readonly path: readonly string[];
  /** Host folders to show read-only at the same place, each the root of one installed tool. */
  readonly binds: readonly string[];
  /** Names that must lead to one chosen executable. */
  readonly links: readonly { readonly name: string; readonly target: string }[];
}

/** The folder in a world that holds `links`. */
export const linkFolder = '/run/tools';

/** Tool → executable that the user pointed at with `--tool`. */
export type ChosenTools = Readonly<Record<string, string>>;

/**
 * Finds the named tools on the host. A tool outside the system folders (rustup, pyenv, nvm, a chosen version) is shown by
 * the root of its installation only; the home around it stays hidden. A tool that is not there is left out: the world
 * that asks it for its version finds that out.
 */
export async function findToolchain(names: readonly string[], chosen: ChosenTools = {}): Promise<Toolchain> {
  const found = await Promise.all(
    names
      .filter((name) => name in toolTable())
      .map(async (name) => {
        const tool = findTool(name);
        const target = chosen[name] ?? (await locate(tool));
        return { name, target: target && realPath(target), isChosen: name in chosen, tool };
      }),
  );
  const foreign = found.flatMap(({ target, ...rest }) =>
    target && (rest.isChosen || !isOnPath(target)) ? [{ target, ...rest }] : [],
  );
  const links = foreign.filter(({ isChosen }) => isChosen);
  return {
    // A chosen tool goes first by its own name; its folder follows, for the programs that came with it.
    path: unique([
      ...(links.length > 0 ? [linkFolder] : []),
      ...foreign.map(({ target }) => dirname(target)),
    ]),
    binds: unique(foreign.filter(({ target }) => !isSystem(target)).map(({ target }) => rootOf(target))),
    links: links.map(({ tool, target }) => ({ name: executableOf(tool), target })),
  };
}

async function locate(tool: Tool): Promise<string | undefined> {
  const inPath = `command -v ${executableOf(tool)}`;
  const tried = await tryProgram('bash', [
    '-c',
    tool.locate ? `${tool.locate} 2>/dev/null || ${inPath}` : inPath,
  ]);
  const path = tried.kind === 'ok' ? tried.output.trim() : '';
  return isAbsolute(path) ? path : undefined;
}

function realPath(path: string): string | undefined {
  try {
    // The folder only: rustup, busybox and alternatives tell by the name in which role they are called.
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return undefined;
  }
}

const systemFolders = ['/usr/', '/bin/', '/sbin/', '/lib/', '/opt/', '/nix/', '/snap/'];

function isOnPath(path: string): boolean {
  return ['/usr/local/bin', '/usr/bin', '/bin', '/usr/local/sbin', '/usr/sbin', '/sbin'].includes(
    dirname(path),
  );
}

function isSystem(path: string): boolean {
  return systemFolders.some((folder) => path.startsWith(folder));
}

/** `<root>/bin/tool` → `<root>`, unless that would show a home or a folder of settings. */
function rootOf(executable: string): string {
  const folder = dirname(executable);
  const root = basename(folder) === 'bin' ? dirname(folder) : folder;
  const home = homedir();
  const tooWide =
    root === '/' || home === root || home.startsWith(`${root}/`) || basename(root).startsWith('.');
  return tooWide ? folder : root;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

import { fileURLToPath } from 'node:url';
import type { Launch } from './wanted.ts';

/**
 * How a host starts wayout. For the user: this very Node and this very file, because editors do not see the shell's PATH
 * and `npx` alone takes longer than a hook may. For a project, whose files others share, or when run from the cache of
 * `npx`, which is cleared: `npx -y wayout`.
 */
export function launchOf(scope: 'global' | 'project', how: 'path' | 'npx' | undefined): Launch {
  const main = fileURLToPath(new URL('../../main.js', import.meta.url));
  const shared = scope === 'project' || /[\\/]_npx[\\/]/.test(main);
  return (how ?? (shared ? 'npx' : 'path')) === 'path'
    ? { command: process.execPath, args: [main] }
    : { command: 'npx', args: ['-y', 'wayout'] };
}

/** How a host starts the MCP server, which it does without a shell. */
export function serverLaunch({ command, args }: Launch, platform: NodeJS.Platform): Launch {
  const words = [...args, 'mcp'];
  // What `npx` is on Windows can only be started by its command interpreter.
  return platform === 'win32' && command === 'npx'
    ? { command: 'cmd', args: ['/c', command, ...words] }
    : { command, args: words };
}

/** The words as one line for the shell that runs hooks. */
export function shellLine(words: readonly string[], platform: NodeJS.Platform): string {
  return platform === 'win32' ? windowsLine(words) : posixLine(words);
}

/** The words as one line for a POSIX shell, whatever system this is. */
export function posixLine(words: readonly string[]): string {
  return words.map(forPosix).join(' ');
}

/** The words as one line for PowerShell, where a quoted path alone is a text and not a command. */
export function powershellLine([program = '', ...rest]: readonly string[]): string {
  // Where scripts are forbidden, which is the default, the npx.ps1 that would be found first is refused.
  const words = [program === 'npx' ? 'npx.cmd' : program, ...rest];
  return `& ${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(' ')}`;
}

/**
 * One line that Git Bash, PowerShell and the command interpreter read alike, for hosts on Windows differ in which they use:
 * the program bare, since PowerShell takes a quoted one for a text; no backslashes, which Git Bash would swallow.
 */
function windowsLine([program = '', ...rest]: readonly string[]): string {
  return [program === process.execPath ? 'node' : program, ...rest].map(forWindows).join(' ');
}

function forPosix(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function forWindows(word: string): string {
  const slashed = word.replaceAll('\\', '/');
  return /^[\w:./-]+$/.test(slashed) ? slashed : `"${slashed}"`;
}

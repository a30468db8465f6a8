import { fileURLToPath } from 'node:url';
import type { Launch } from './wanted.ts';

/**
 * How a host starts wayout. For the user: this very Node and this very file, because editors do not see the shell's PATH
 * and `npx` alone takes longer than a hook may. For a project, whose files others share, or when run from the cache of
 * `npx`, which is cleared: `npx -y wayout`.
 */
export function launchOf(
  scope: 'global' | 'project',
  how: 'path' | 'npx' | undefined,
  platform: NodeJS.Platform,
): Launch {
  const main = fileURLToPath(new URL('../../main.js', import.meta.url));
  const shared = scope === 'project' || /[\\/]_npx[\\/]/.test(main);
  if ((how ?? (shared ? 'npx' : 'path')) === 'path') return { command: process.execPath, args: [main] };
  // What `npx` is on Windows can only be started by its command interpreter.
  return platform === 'win32'
    ? { command: 'cmd', args: ['/c', 'npx', '-y', 'wayout'] }
    : { command: 'npx', args: ['-y', 'wayout'] };
}

/** The words as one line for the shell that runs hooks. */
export function shellLine(words: readonly string[], platform: NodeJS.Platform): string {
  return platform === 'win32' ? words.map(forWindows).join(' ') : posixLine(words);
}

/** The words as one line for a POSIX shell, whatever system this is. */
export function posixLine(words: readonly string[]): string {
  return words.map(forPosix).join(' ');
}

/** The words as one line for PowerShell, where a quoted path alone is a text and not a command. */
export function powershellLine(words: readonly string[]): string {
  return `& ${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(' ')}`;
}

function forPosix(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function forWindows(word: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(word) ? word : `"${word}"`;
}

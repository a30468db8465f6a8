import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { launchOf, powershellLine, serverLaunch, shellLine } from './launch.ts';

const root = mkdtempSync(join(tmpdir(), 'wayout-launch-'));
afterAll(() => rmSync(root, { recursive: true }));

test('a shell runs what was meant, whatever stands in the path', () => {
  for (const name of ['plain', 'with space', `it's`, 'a$b', 'c;d', '(e)']) {
    mkdirSync(join(root, name));
    const main = join(root, name, 'main.js');
    writeFileSync(main, 'console.log(process.argv.slice(2).join())');
    const { stdout } = spawnSync('sh', ['-c', shellLine([process.execPath, main, 'hook', 'codex'], 'linux')]);
    expect(String(stdout)).toBe('hook,codex\n');
  }
});

test('on Windows one line suits each of the three shells that hosts use', () => {
  const words = (folder: string) => [process.execPath, `${folder}\\dist\\main.js`, 'hook', 'codex'];
  const plain = shellLine(words('C:\\Users\\ann\\wayout'), 'win32');
  expect(plain).toBe('node C:/Users/ann/wayout/dist/main.js hook codex');
  const spaced = shellLine(words('C:\\Program Files\\wayout'), 'win32');
  expect(spaced).toBe('node "C:/Program Files/wayout/dist/main.js" hook codex');
  // Git Bash is a POSIX shell: what it makes of the line can be seen here.
  for (const [line, path] of [
    [plain, 'C:/Users/ann/wayout/dist/main.js'],
    [spaced, 'C:/Program Files/wayout/dist/main.js'],
  ]) {
    const script = `node() { printf '%s|' "$@"; }; ${line}`;
    expect(String(spawnSync('sh', ['-c', script]).stdout)).toBe(`${path}|hook|codex|`);
  }
});

test('what a team shares names no shell and no place of one machine', () => {
  const launch = launchOf('project', undefined);
  const words = [launch.command, ...launch.args, 'hook', 'codex'];
  for (const platform of ['linux', 'win32'] as const) {
    expect(shellLine(words, platform)).toBe('npx -y wayout hook codex');
  }
  expect(powershellLine(words)).toBe(`& 'npx.cmd' '-y' 'wayout' 'hook' 'codex'`);
});

test('a server is started without a shell', () => {
  const npx = launchOf('global', 'npx');
  expect(serverLaunch(npx, 'linux')).toEqual({ command: 'npx', args: ['-y', 'wayout', 'mcp'] });
  expect(serverLaunch(npx, 'win32')).toEqual({ command: 'cmd', args: ['/c', 'npx', '-y', 'wayout', 'mcp'] });
  expect(serverLaunch(launchOf('global', 'path'), 'win32').args.at(-1)).toBe('mcp');
});

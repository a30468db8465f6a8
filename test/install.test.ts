import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { bare, configuration, home, hosts, run, tree } from './helpers/install.ts';
import { call } from './helpers/wayout.ts';

test('installed for every host twice and uninstalled, a home folder is as it was, to the byte', () => {
  const folder = home();
  const start = tree(folder);
  for (const host of hosts) expect(run(folder, 'install', host)).toMatchObject({ status: 0, stderr: '' });
  const once = tree(folder);
  for (const host of hosts) {
    expect(run(folder, 'install', host).stdout).toContain('already; nothing was changed');
  }
  expect(tree(folder)).toEqual(once);
  for (const [name, text] of Object.entries(configuration)) {
    const now = readFileSync(join(folder, name), 'utf8');
    expect(now).not.toBe(text);
    // Every line of before still stands there, but for a comma behind the last value and a bracket that holds something now.
    for (const line of text.split('\n').filter((one) => !/^[{[].*[}\]]$/.test(one.trim()))) {
      expect(bare(now)).toContain(bare(line.trim()).replace(/(?<=[{[])[}\]]$/, ''));
    }
  }
  for (const host of hosts) expect(run(folder, 'uninstall', host)).toMatchObject({ status: 0, stderr: '' });
  expect(tree(folder)).toEqual(start);
});

test('in an empty home and an empty project, uninstalling leaves no file and no folder', () => {
  const folder = home({});
  const start = tree(folder);
  for (const host of hosts) run(folder, 'install', host);
  for (const host of hosts.slice(0, -1)) run(folder, 'install', host, '--project');
  expect(run(folder, 'install', '--list').stdout.match(/\binstalled/g)?.length).toBe(4 * hosts.length - 3);
  for (const host of hosts) run(folder, 'uninstall', host);
  for (const host of hosts.slice(0, -1)) run(folder, 'uninstall', host, '--project');
  expect(tree(folder)).toEqual(start);
});

test('--dry-run shows a diff and writes nothing', () => {
  const folder = home();
  const start = tree(folder);
  const { stdout } = run(folder, 'install', 'cursor', '--dry-run');
  expect(stdout).toMatch(/^--- .*mcp\.json\n\+\+\+ .*mcp\.json\n@@ .* @@\n/);
  expect(stdout).toContain('+    "wayout": {');
  expect(tree(folder)).toEqual(start);
});

test.each([
  ['cursor', '.cursor/mcp.json', '{\n  "mcpServers": {\n    "a" 1\n  }\n}\n', /line 3, column 9/],
  ['cursor', '.cursor/hooks.json', '{"hooks": ', /line 1/],
  ['claude-code', '.claude.json', '[]', /an object/],
  ['claude-code', '.claude/settings.json', '{"hooks": {"PreToolUse": {}}}', /an array at "hooks.PreToolUse"/],
  ['codex', '.codex/config.toml', 'model = "x"\n[mcp_servers\n', /TOML in .*line 2/],
  ['codex', '.codex/config.toml', 'mcp_servers = { docs = { command = "d" } }\n', /by hand|TOML/],
  ['gemini', '.gemini/settings.json', '{"a": "\xff"}', /UTF-8|JSON|line/],
])('%s: %s that cannot be taken as it is, is refused and left alone', (host, name, text, says) => {
  const folder = home({ ...configuration, [name]: '' });
  writeFileSync(join(folder, name), Buffer.from(text, 'latin1'));
  const start = tree(folder);
  const called = run(folder, 'install', host);
  expect(called).toMatchObject({ status: 2, stdout: '' });
  expect(called.stderr).toMatch(says);
  expect(tree(folder)).toEqual(start);
});

test('an entry of that name which is not ours is refused, an older one of ours is renewed', () => {
  const folder = home({
    '.cursor/mcp.json': '{"mcpServers": {"wayout": {"command": "somebody-else"}}}',
    '.gemini/settings.json':
      '{"mcpServers": {"wayout": {"command": "npx", "args": ["-y", "wayout", "mcp"]}}}',
  });
  expect(run(folder, 'install', 'cursor').stderr).toContain('"mcpServers.wayout"');
  expect(readFileSync(join(folder, '.cursor/mcp.json'), 'utf8')).toContain('somebody-else');
  expect(run(folder, 'install', 'gemini').status).toBe(0);
  expect(readFileSync(join(folder, '.gemini/settings.json'), 'utf8')).not.toContain('npx');
});

test('a link stays a link, a file keeps its mode, and an executable bit too', () => {
  const folder = home({ 'dotfiles/settings.json': '{\n  "model": "opus"\n}\n' });
  mkdirSync(join(folder, '.claude'));
  symlinkSync('../dotfiles/settings.json', join(folder, '.claude/settings.json'));
  chmodSync(join(folder, 'dotfiles/settings.json'), 0o640);
  const start = tree(folder);
  run(folder, 'install', 'claude-code', '--hooks');
  expect(lstatSync(join(folder, '.claude/settings.json')).isSymbolicLink()).toBe(true);
  expect(statSync(join(folder, 'dotfiles/settings.json')).mode & 0o777).toBe(0o640);
  expect(readFileSync(join(folder, 'dotfiles/settings.json'), 'utf8')).toContain('hook claude-code');
  run(folder, 'uninstall', 'claude-code');
  expect(tree(folder)).toEqual(start);
});

test('VS Code and Copilot share a file, and it goes with the last of them', () => {
  const folder = home({});
  const file = join(folder, '.copilot/hooks/wayout.json');
  run(folder, 'install', 'vscode');
  run(folder, 'install', 'copilot');
  expect(run(folder, 'uninstall', 'vscode').stdout).toContain('another host uses it');
  expect(existsSync(file)).toBe(true);
  expect(run(folder, 'uninstall', 'vscode').stdout).toContain('was not installed for vscode');
  expect(existsSync(file)).toBe(true);
  run(folder, 'uninstall', 'copilot');
  expect(existsSync(file)).toBe(false);
});

test("before a tool of Copilot's a wayout that cannot be started is no refusal", () => {
  const folder = home({});
  run(folder, 'install', 'copilot', '--hooks', '--project', '--command', 'npx');
  const file = join(folder, 'project/.github/hooks/wayout.json');
  const { hooks } = JSON.parse(readFileSync(file, 'utf8'));
  const [before, after] = [hooks.preToolUse[0], hooks.postToolUseFailure[0]];
  expect(before).toEqual({
    type: 'command',
    bash: 'npx -y wayout hook copilot || exit 0',
    powershell: "& 'npx.cmd' '-y' 'wayout' 'hook' 'copilot'; exit 0",
    timeoutSec: 10,
  });
  // Here the exit code is what makes the text one for the agent.
  expect(after.bash).toBe('npx -y wayout hook copilot');
  expect(after.powershell).toMatch(/; exit \$LASTEXITCODE$/);
  const env = { PATH: dirname(process.execPath), npm_config_offline: 'true', npm_config_cache: folder };
  expect(call('/bin/sh', ['-c', after.bash], { env, cwd: folder }).status).not.toBe(0);
  expect(call('/bin/sh', ['-c', before.bash], { env, cwd: folder }).status).toBe(0);
});

test('opencode: in a file of its second form the server stands where that form has it', () => {
  const native =
    '{\n  "plugins": [],\n  // mine\n  "mcp": { "servers": { "docs": { "type": "local", "command": ["d"] } } }\n}\n';
  const folder = home({ '.config/opencode/opencode.json': native });
  const file = join(folder, '.config/opencode/opencode.json');
  run(folder, 'install', 'opencode');
  const written = readFileSync(file, 'utf8');
  expect(written).toMatch(/"servers": \{ "docs": \{[^}]*\}, "wayout": \{ "type": "local", "command": \[/);
  expect(written).not.toContain('enabled');
  expect(run(folder, 'install', '--list').stdout).toMatch(/opencode +installed +installed/);
  writeFileSync(file, `${written} `);
  run(folder, 'uninstall', 'opencode');
  expect(readFileSync(file, 'utf8')).toBe(`${native} `);
});

test('the hook that was installed is one that runs', () => {
  const folder = home({});
  run(folder, 'install', 'claude-code');
  const settings = JSON.parse(readFileSync(join(folder, '.claude/settings.json'), 'utf8'));
  const [{ hooks }] = settings.hooks.PostToolUseFailure;
  expect(hooks[0].command).toMatch(/ hook claude-code$/);
  const [file = '', ...args] = hooks[0].command.split(' ');
  expect([file, ...args.slice(1)]).toEqual([process.execPath, 'hook', 'claude-code']);
  expect(existsSync(args[0])).toBe(true);
});

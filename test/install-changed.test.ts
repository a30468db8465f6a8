import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configuration, home, hosts, run, tree } from './helpers/install.ts';

test('what others changed since stays when wayout goes', () => {
  const folder = home();
  const file = join(folder, '.claude/settings.json');
  run(folder, 'install', 'claude-code');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"model": "opus"', '"model": "haiku"'));
  expect(run(folder, 'uninstall', 'claude-code').status).toBe(0);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    model: 'haiku',
    hooks: { PreToolUse: [{ matcher: 'Write', hooks: [] }] },
  });
});

test('a file that others changed since is as it was but for their change, to the byte', () => {
  const folder = home();
  const before = Object.entries(configuration).filter(
    // An empty container goes with wayout: it may as well have been made for it.
    ([name, text]) => name.endsWith('.json') && text !== '' && !/"(?:mcpServers|hooks)": \{\}/.test(text),
  );
  for (const host of hosts) run(folder, 'install', host);
  for (const [name] of before) {
    const file = join(folder, name);
    writeFileSync(file, `// changed\n${readFileSync(file, 'utf8')}`);
  }
  for (const host of hosts) expect(run(folder, 'uninstall', host)).toMatchObject({ status: 0, stderr: '' });
  expect(before.map(([name]) => readFileSync(join(folder, name), 'utf8'))).toEqual(
    before.map(([, text]) => `// changed\n${text}`),
  );
});

test('a TOML file that others changed since keeps their lines', () => {
  const folder = home();
  const file = join(folder, '.codex/config.toml');
  run(folder, 'install', 'codex', '--mcp');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\r\n# later\r\n[mcp_servers.other]\r\ncommand = "o"\r\n`);
  run(folder, 'uninstall', 'codex');
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('wayout');
  expect(text).toContain('model = "gpt-5" # the good one\r\n');
  expect(text).toContain('# later\r\n[mcp_servers.other]\r\n');
});

test('what was added to our own table of TOML survives a newer wayout, goes with it, and is said to', () => {
  const folder = home();
  const file = join(folder, '.codex/config.toml');
  run(folder, 'install', 'codex', '--mcp');
  const added = `startup_timeout_sec = 20
# later
[ mcp_servers . "wayout" . env ] # mine
TOKEN = """
[x]"""
[mcp_servers.wayout.tools.diagnose]
approval_mode = "approve"
# the last
[profiles.slow]
model = "maxi"
`.replaceAll('\n', '\r\n');
  writeFileSync(file, readFileSync(file, 'utf8') + added);
  expect(run(folder, 'install', 'codex', '--mcp').stdout).toContain('already; nothing was changed');
  expect(run(folder, 'install', 'codex', '--mcp', '--command', 'npx').status).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain(`command = "npx"\r\nargs = ["-y","wayout","mcp"]\r\n${added}`);

  const called = run(folder, 'uninstall', 'codex');
  expect(called.status).toBe(0);
  for (const name of ['startup_timeout_sec', 'env.TOKEN', 'tools.diagnose.approval_mode'])
    expect(called.stdout).toContain(`with it went mcp_servers.wayout.${name}`);
  const text = readFileSync(file, 'utf8');
  expect(text).not.toContain('wayout');
  expect(text).toContain('model = "gpt-5" # the good one\r\n');
  expect(text).toContain('# the last\r\n[profiles.slow]\r\nmodel = "maxi"\r\n');
});

test('a table of ours in a form that cannot be taken out alone stops the removal, and is named', () => {
  const folder = home({ '.codex/config.toml': '' });
  const file = join(folder, '.codex/config.toml');
  run(folder, 'install', 'codex');
  writeFileSync(file, 'mcp_servers.wayout = { command = "npx", args = ["-y", "wayout", "mcp"] }\n');
  const start = tree(folder);
  const called = run(folder, 'uninstall', 'codex');
  expect(called).toMatchObject({ status: 2, stdout: '' });
  expect(called.stderr).toMatch(/table mcp_servers\.wayout .*Remove it by hand/);
  expect(tree(folder)).toEqual(start);
});

test('what was added to our own entry of JSON survives a newer wayout, goes with it, and is said to', () => {
  const folder = home();
  const file = join(folder, '.cursor/mcp.json');
  run(folder, 'install', 'cursor', '--mcp');
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.replace('"wayout": {', '"wayout": { // mine\n      "env": { "TOKEN": "t" },'));
  expect(run(folder, 'install', 'cursor', '--mcp').stdout).toContain('already; nothing was changed');
  run(folder, 'install', 'cursor', '--mcp', '--command', 'npx');
  expect(readFileSync(file, 'utf8')).toMatch(/\/\/ mine\s+"env": \{ "TOKEN": "t" \},\s+"command": "npx"/);
  const called = run(folder, 'uninstall', 'cursor');
  expect(called.stdout).toContain('with it went mcpServers.wayout.env.TOKEN');
  expect(readFileSync(file, 'utf8')).not.toMatch(/wayout|TOKEN/);
});

test("a hook that somebody put beside ours is theirs: it survives a newer wayout, and wayout's going", () => {
  const folder = home();
  const file = join(folder, '.claude/settings.json');
  run(folder, 'install', 'claude-code', '--hooks');
  const theirs = { type: 'command', command: 'say failed' };
  const settings = JSON.parse(readFileSync(file, 'utf8'));
  settings.hooks.PostToolUse[0].hooks.push(theirs);
  writeFileSync(file, JSON.stringify(settings));
  run(folder, 'install', 'claude-code', '--hooks', '--command', 'npx');
  const [group] = JSON.parse(readFileSync(file, 'utf8')).hooks.PostToolUse;
  const ours = { type: 'command', command: 'npx -y wayout hook claude-code', timeout: 10 };
  expect(group.hooks).toEqual([ours, theirs]);
  run(folder, 'uninstall', 'claude-code');
  expect(JSON.parse(readFileSync(file, 'utf8')).hooks).toEqual({
    PreToolUse: [{ matcher: 'Write', hooks: [] }],
    PostToolUse: [{ matcher: 'Bash', hooks: [theirs] }],
  });
});

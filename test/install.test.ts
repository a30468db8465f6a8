import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { wayout } from './helpers/wayout.ts';

const root = mkdtempSync(join(tmpdir(), 'wayout-install-'));
afterAll(() => rmSync(root, { recursive: true }));

const hosts = ['claude-code', 'codex', 'copilot', 'cursor', 'gemini', 'opencode', 'vscode', 'windsurf'];

/** Configuration as people have it: comments, tabs, CRLF, byte order marks, no newline at the end, one line, trailing commas. */
const configuration: Readonly<Record<string, string>> = {
  '.claude.json': '{"numStartups":3,"mcpServers":{"docs":{"command":"docs-mcp"}},"projects":{}}',
  '.claude/settings.json':
    '{\n    "model": "opus",\n    "hooks": {\n        "PreToolUse": [\n            { "matcher": "Write", "hooks": [] }\n        ]\n    }\n}\n',
  '.codex/config.toml':
    '# mine\r\nmodel = "gpt-5" # the good one\r\n\r\n[mcp_servers.docs]\r\ncommand = "docs-mcp"\r\n\r\n[profiles.fast]\r\nmodel = "mini"',
  '.codex/hooks.json': '\ufeff{\n\t"hooks": {}\n}',
  '.copilot/mcp-config.json': '{ "mcpServers": {} }\n',
  '.cursor/mcp.json':
    '{\n  "mcpServers": {\n    "docs": { "url": "http://localhost:1" }, // local\n  },\n}\n',
  '.cursor/hooks.json': '{"version": 1, "hooks": {"stop": [{"command": "say done"}]}}\n',
  '.gemini/settings.json':
    '{\n\t// theme\n\t"theme": "dark", // dark\n\t/* servers */\n\t"mcpServers": {\n\t\t"docs": { "command": "x" } // last\n\t},\n}\n',
  '.config/opencode/opencode.json':
    '{\r\n  "$schema": "https://opencode.ai/config.json",\r\n  "theme": "a"\r\n}\r\n',
  '.config/Code/User/mcp.json': '{\n\t"servers": {\n\t\t// none yet\n\t},\n\t"inputs": []\n}',
  '.codeium/windsurf/mcp_config.json': '',
};

let count = 0;
function home(files: Readonly<Record<string, string>> = configuration): string {
  const folder = join(root, `home-${count++}`);
  mkdirSync(join(folder, 'project'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  }
  return folder;
}

function run(folder: string, ...args: readonly string[]) {
  const none = {
    XDG_CONFIG_HOME: '',
    XDG_DATA_HOME: '',
    CLAUDE_CONFIG_DIR: '',
    CODEX_HOME: '',
    COPILOT_HOME: '',
  };
  return wayout(args, { cwd: join(folder, 'project'), env: { HOME: folder, ...none } });
}

/** A text without commas at the ends of its lines. */
function bare(text: string): string {
  return text.replace(/,(?=\s*(?:\/\/.*)?$)/gm, '');
}

/** Every file, folder and link below, with its bytes and its mode. */
function tree(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const stats = lstatSync(join(folder, name));
      const kind = stats.isDirectory()
        ? '/'
        : stats.isSymbolicLink()
          ? '@'
          : ` ${readFileSync(join(folder, name), 'latin1')}`;
      return `${name} ${(stats.mode & 0o777).toString(8)}${kind}`;
    });
}

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

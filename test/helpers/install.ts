import { lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { wayout } from './wayout.ts';

const root = mkdtempSync(join(tmpdir(), 'wayout-install-'));
afterAll(() => rmSync(root, { recursive: true }));

export const hosts = [
  'claude-code',
  'codex',
  'copilot',
  'cursor',
  'gemini',
  'opencode',
  'vscode',
  'windsurf',
];

/** Configuration as people have it: comments, tabs, CRLF, byte order marks, no newline at the end, one line, trailing commas. */
export const configuration: Readonly<Record<string, string>> = {
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
export function home(files: Readonly<Record<string, string>> = configuration): string {
  const folder = join(root, `home-${count++}`);
  mkdirSync(join(folder, 'project'), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text, { mode: 0o600 });
  }
  return folder;
}

export function run(folder: string, ...args: readonly string[]) {
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
export function bare(text: string): string {
  return text.replace(/,(?=\s*(?:\/\/.*)?$)/gm, '');
}

/** Every file, folder and link below, with its bytes and its mode. */
export function tree(folder: string): readonly string[] {
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

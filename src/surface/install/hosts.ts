import { join } from 'node:path';
import { posixLine, powershellLine, shellLine } from './launch.ts';
import { isOpencodeV2 } from './opencode-config.ts';
import { opencodePlugin } from './opencode-plugin.ts';
import type { HostInstall, JsonEntry, Place, Wanted } from './wanted.ts';

/** Every host by its name. docs/hosts.md says where each of these forms is written. */
export const hostInstalls: Readonly<Record<string, HostInstall>> = {
  'claude-code': {
    mcp: (place, launch) =>
      server(
        place.scope === 'global'
          ? join(place.env['CLAUDE_CONFIG_DIR'] || place.home, '.claude.json')
          : join(place.project, '.mcp.json'),
        ['mcpServers'],
        { type: 'stdio', ...launch },
      ),
    hooks: (place, words) =>
      json(
        join(folderOf(place, 'CLAUDE_CONFIG_DIR', '.claude'), 'settings.json'),
        ['PreToolUse', 'PostToolUse', 'PostToolUseFailure'].map((event) =>
          added(event, {
            matcher: 'Bash',
            hooks: [{ type: 'command', command: shellLine(words, place.platform), timeout: 10 }],
          }),
        ),
      ),
  },
  codex: {
    mcp: (place, { command, args }) => ({
      kind: 'toml',
      path: join(folderOf(place, 'CODEX_HOME', '.codex'), 'config.toml'),
      table: ['mcp_servers', 'wayout'],
      values: { command, args: [...args] },
    }),
    hooks: (place, words) =>
      json(
        join(folderOf(place, 'CODEX_HOME', '.codex'), 'hooks.json'),
        ['PreToolUse', 'PostToolUse'].map((event) =>
          added(event, {
            matcher: '^Bash$',
            hooks: [{ type: 'command', command: shellLine(words, place.platform), timeout: 10 }],
          }),
        ),
      ),
    note: 'Codex runs a hook only after you have trusted it: start codex and review it with /hooks.',
  },
  copilot: {
    mcp: (place, launch) =>
      server(
        place.scope === 'global'
          ? join(folderOf(place, 'COPILOT_HOME', '.copilot'), 'mcp-config.json')
          : join(place.project, '.github', 'mcp.json'),
        ['mcpServers'],
        { type: 'local', ...launch, tools: ['*'] },
      ),
    hooks: copilotHooks,
  },
  cursor: {
    mcp: (place, launch) =>
      server(join(folderOf(place, undefined, '.cursor'), 'mcp.json'), ['mcpServers'], { ...launch }),
    hooks: (place, words, deadEnds) =>
      json(join(folderOf(place, undefined, '.cursor'), 'hooks.json'), [
        { at: ['version'], value: 1, how: 'default' },
        ...(deadEnds === 'block' ? [added('beforeShellExecution', timed(words, place))] : []),
        ...['postToolUse', 'postToolUseFailure'].map((event) =>
          added(event, { ...timed(words, place), matcher: 'Shell' }),
        ),
      ]),
  },
  gemini: {
    mcp: (place, launch) =>
      server(join(folderOf(place, undefined, '.gemini'), 'settings.json'), ['mcpServers'], { ...launch }),
    hooks: (place, words, deadEnds) =>
      json(
        join(folderOf(place, undefined, '.gemini'), 'settings.json'),
        [...(deadEnds === 'block' ? ['BeforeTool'] : []), 'AfterTool'].map((event) =>
          added(event, {
            matcher: 'run_shell_command',
            hooks: [
              { name: 'wayout', type: 'command', command: shellLine(words, place.platform), timeout: 10_000 },
            ],
          }),
        ),
      ),
  },
  opencode: {
    mcp(place, { command, args }) {
      const path = join(opencodeFolder(place), 'opencode.json');
      const value = { type: 'local', command: [command, ...args] };
      return isOpencodeV2(path)
        ? server(path, ['mcp', 'servers'], value)
        : server(path, ['mcp'], { ...value, enabled: true });
    },
    hooks: (place, words) => ({
      kind: 'file',
      path: join(
        place.scope === 'global' ? opencodeFolder(place) : join(place.project, '.opencode'),
        'plugins',
        'wayout.js',
      ),
      text: opencodePlugin(shellLine(words, place.platform)),
    }),
    note: 'The plugin needs opencode 1.14 or later.',
  },
  vscode: {
    mcp: (place, launch) =>
      server(
        place.scope === 'global'
          ? join(vscodeProfile(place), 'mcp.json')
          : join(place.project, '.vscode', 'mcp.json'),
        ['servers'],
        { type: 'stdio', ...launch },
      ),
    hooks: copilotHooks,
    note: 'VS Code shares the file of hooks with Copilot CLI.',
  },
  windsurf: {
    mcp: (place, launch) =>
      place.scope === 'global'
        ? server(join(place.home, '.codeium', 'windsurf', 'mcp_config.json'), ['mcpServers'], { ...launch })
        : undefined,
    hooks: () => undefined,
    note: 'Windsurf does not tell a hook what a command printed: wayout comes as an MCP server only.',
  },
};

/**
 * One file for VS Code and Copilot CLI: both read it, and VS Code knows Copilot's names of the events and of the shells.
 * Before a tool Copilot takes any failure of a hook for a refusal: there a wayout that cannot be started must not count.
 */
function copilotHooks(place: Place, words: readonly string[]): Wanted {
  const folder =
    place.scope === 'global'
      ? join(folderOf(place, 'COPILOT_HOME', '.copilot'), 'hooks')
      : join(place.project, '.github', 'hooks');
  const [bash, powershell] = [posixLine(words), powershellLine(words)];
  const always = { bash: `${bash} || exit 0`, powershell: `${powershell}; exit 0` };
  const asItEnds = { bash, powershell: `${powershell}; exit $LASTEXITCODE` };
  const entry = (event: string, lines: typeof always) =>
    added(event, { type: 'command', ...lines, timeoutSec: 10 });
  return json(join(folder, 'wayout.json'), [
    { at: ['version'], value: 1, how: 'default' },
    entry('preToolUse', always),
    entry('postToolUse', asItEnds),
    entry('postToolUseFailure', asItEnds),
  ]);
}

function timed(words: readonly string[], { platform }: Place) {
  return { command: shellLine(words, platform), timeout: 10 };
}

function server(path: string, at: readonly string[], value: Readonly<Record<string, unknown>>): Wanted {
  return json(path, [{ at: [...at, 'wayout'], value, how: 'set' }]);
}

function json(path: string, entries: readonly JsonEntry[]): Wanted {
  return { kind: 'json', path, entries };
}

function added(event: string, value: unknown): JsonEntry {
  return { at: ['hooks', event], value, how: 'add' };
}

/** The folder of that name in the project or at home, where no variable moves the latter. */
function folderOf({ scope, project, home, env }: Place, variable: string | undefined, name: string): string {
  if (scope === 'project') return join(project, name);
  return (variable && env[variable]) || join(home, name);
}

function opencodeFolder({ scope, project, home, env }: Place): string {
  return scope === 'project' ? project : join(env['XDG_CONFIG_HOME'] || join(home, '.config'), 'opencode');
}

function vscodeProfile({ home, env, platform }: Place): string {
  const base =
    platform === 'darwin'
      ? join(home, 'Library', 'Application Support')
      : platform === 'win32'
        ? env['APPDATA'] || join(home, 'AppData', 'Roaming')
        : env['XDG_CONFIG_HOME'] || join(home, '.config');
  return join(base, 'Code', 'User');
}

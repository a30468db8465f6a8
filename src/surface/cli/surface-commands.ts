import type { Command, OptionSpecs } from './command.ts';
import { corpus, lang } from './option-specs.ts';

const hosts = ['claude-code', 'codex', 'copilot', 'cursor', 'gemini', 'opencode', 'vscode', 'windsurf'];
const scope: OptionSpecs = {
  global: { type: 'boolean', about: 'for you, in every project (the default)' },
  project: { type: 'boolean', about: 'for everybody who works in this folder' },
  'dry-run': { type: 'boolean', about: 'show the changes as a diff; write nothing' },
};

/** Commands that are surfaces of their own; `main.ts` hands in their code by these names. */
export const surfaceCommands: readonly Command[] = [
  {
    name: 'hook',
    summary: 'answer a coding agent: a hint after a known failure, a warning before a dead end',
    usage: ['HOST [options]'],
    about:
      'Reads one event of the host from standard input and answers in its shape, or not at all. Run by the host; `wayout install` writes the configuration. Nothing that goes wrong here stops the agent: WAYOUT_DEBUG=1 tells it on standard error.',
    options: {
      block: { type: 'boolean', about: 'refuse a dead end the first time it is tried, where the host can' },
      cooldown: { type: 'string', value: 'SECONDS', about: 'between two hints of one session (default: 30)' },
      ...lang,
      ...corpus,
    },
    examples: ['wayout hook claude-code < event.json', 'wayout hook codex --block < event.json'],
    words: hosts,
    neverRefuses: true,
  },
  {
    name: 'serve',
    summary: 'answer over HTTP: diagnoses, records, outcomes and proposals for a team',
    usage: ['[options]'],
    about:
      'On this machine (the default) everything works without a key. Beyond it each request needs one: wayout keys create.',
    options: {
      port: { type: 'string', short: 'p', value: 'N', about: '(default: 7821; 0 takes a free one)' },
      host: { type: 'string', value: 'ADDRESS', about: 'address to listen on (default: 127.0.0.1)' },
      ...corpus,
      store: {
        type: 'string',
        value: 'STORE',
        about:
          'a file or postgres://… for outcomes, keys and proposals (default: WAYOUT_STORE, else a file of yours)',
      },
      records: {
        type: 'string',
        value: 'DIR',
        about: 'folder of records, whose examples proposals are compared with',
      },
      anonymous: {
        type: 'string',
        value: 'WHAT',
        choices: ['none', 'read'],
        about: 'what requests without a key may do where keys are needed (default: none)',
      },
      rate: {
        type: 'string',
        value: 'N',
        about: 'requests of one key a minute, 0 for any number (default: 0 on this machine, else 1200)',
      },
      'max-log': { type: 'string', value: 'MB', about: 'largest log that is read (default: 128)' },
      'max-diagnoses': { type: 'string', value: 'N', about: 'logs read at one time (default: 32)' },
      'header-timeout': { type: 'string', value: 'S', about: 'seconds for headers to arrive (default: 10)' },
      'request-timeout': {
        type: 'string',
        value: 'S',
        about: 'seconds for a whole request to arrive (default: 120)',
      },
      drain: {
        type: 'string',
        value: 'S',
        about: 'seconds between "not ready" and the end, after SIGTERM (default: 2)',
      },
    },
    examples: [
      'wayout serve',
      'wayout serve --corpus team.pack --records records',
      'wayout serve --host 0.0.0.0 --store postgres://wayout@db.internal/wayout',
    ],
  },
  {
    name: 'keys',
    summary: 'make, list and revoke the keys of a shared server',
    usage: ['create NAME [--role ROLE]', 'list', 'revoke ID'],
    about:
      'Each role may do what those before it may: read, report (outcomes), propose (records), review (proposals), admin (keys).',
    options: {
      role: {
        type: 'string',
        value: 'ROLE',
        choices: ['read', 'report', 'propose', 'review', 'admin'],
        about: 'what the key allows (default: read)',
      },
      store: {
        type: 'string',
        value: 'STORE',
        about: 'the store of the server (default: WAYOUT_STORE, else a file of yours)',
      },
      format: {
        type: 'string',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'json'],
        about: '(default: text)',
      },
    },
    examples: [
      'wayout keys create ci --role report',
      'wayout keys list --store postgres://wayout@db.internal/wayout',
      'wayout keys revoke 0f3c9a5b7d21',
    ],
    words: ['create', 'list', 'revoke'],
  },
  {
    name: 'install',
    summary: 'set up a coding agent: MCP server and hooks in its own configuration',
    usage: ['HOST [options]', '--list'],
    about: `Hosts: ${hosts.join(', ')}. Adds to what is there and keeps comments, order and layout; a file that cannot be parsed is left alone.`,
    options: {
      ...scope,
      mcp: { type: 'boolean', about: 'only the MCP server' },
      hooks: { type: 'boolean', about: 'only the hooks' },
      block: { type: 'boolean', about: 'let the hooks refuse a dead end the first time it is tried' },
      command: {
        type: 'string',
        value: 'HOW',
        choices: ['path', 'npx'],
        about: 'how the host starts wayout: this very file, or npx (default: path; npx for a project)',
      },
      list: { type: 'boolean', about: 'show what is installed where' },
    },
    examples: [
      'wayout install claude-code',
      'wayout install cursor --project --dry-run',
      'wayout install --list',
    ],
    words: hosts,
  },
  {
    name: 'uninstall',
    summary: 'undo install: files are as they were before, to the byte',
    usage: ['HOST [options]'],
    about: 'A file that was changed by others since keeps their changes; only what is ours goes.',
    options: scope,
    examples: ['wayout uninstall claude-code', 'wayout uninstall cursor --project'],
    words: hosts,
  },
  {
    name: 'mcp',
    summary: 'serve the knowledge to coding agents over the Model Context Protocol',
    usage: ['[options]', '--http [--port N] [--host HOST] [--token TOKEN] [options]'],
    about:
      'Speaks on standard input and output, or over streamable HTTP at /mcp. Beyond loopback a token is needed; WAYOUT_MCP_TOKEN gives one without showing it in the list of processes.',
    options: {
      http: { type: 'boolean', about: 'streamable HTTP instead of standard input and output' },
      port: { type: 'string', value: 'N', about: 'port; 0 takes a free one (default: 7357)' },
      host: { type: 'string', value: 'HOST', about: 'address to listen on (default: 127.0.0.1)' },
      token: { type: 'string', value: 'TOKEN', about: 'what clients must send as a bearer token' },
      root: {
        type: 'string',
        multiple: true,
        value: 'FOLDER',
        about:
          "a folder whose files may be read; repeat for several (default: the client's roots, else the working folder)",
      },
      ...lang,
      ...corpus,
    },
    examples: [
      'wayout mcp',
      'wayout mcp --root ~/logs --corpus team.pack',
      'WAYOUT_MCP_TOKEN=… wayout mcp --http --host 0.0.0.0 --port 7357',
    ],
  },
  {
    name: 'site',
    summary: 'write the records as web pages for any static host',
    usage: ['--out DIR [options]'],
    about:
      'English and Chinese pages of every record, a page that explains logs in the browser, and the same data for programs. The same corpus gives the same files; a folder written before is brought up to date.',
    options: {
      ...corpus,
      out: { type: 'string', short: 'o', value: 'DIR', about: 'the folder to write into' },
      'base-url': {
        type: 'string',
        value: 'URL',
        about: 'where the site will stand, for the sitemap and canonical links',
      },
      force: { type: 'boolean', about: 'write into a folder that holds other files too; they stay' },
    },
    examples: [
      'wayout site --out public',
      'wayout site --out public --base-url https://failures.example/',
      'wayout site --corpus team.pack --out site',
    ],
  },
];

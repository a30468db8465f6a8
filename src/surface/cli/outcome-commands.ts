import type { Command } from './command.ts';
import { corpus, lang } from './option-specs.ts';

/** What was tried, what failed here, and what becomes of it. */
export const outcomeCommands: readonly Command[] = [
  {
    name: 'outcome',
    summary: 'say what came of trying an action: it counts in the order of advice',
    usage: [
      'ID ACTION worked|worked-with-changes|did-not-work|wrong-match [options]',
      'ID wrong-match [options]',
    ],
    about:
      'Kept in a store on this machine, or where WAYOUT_STORE says: postgres://…, a path, or off. wayout run infers outcomes by itself.',
    options: {
      note: { type: 'string', value: 'TEXT', about: 'free words, secrets masked, at most 500 characters' },
      cause: { type: 'string', value: 'ID', about: 'the cause that was behind it, where it is known' },
      ...corpus,
      format: {
        type: 'string',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'json'],
        about: '(default: text)',
      },
    },
    examples: [
      'wayout outcome npm/eresolve-peer-conflict legacy-peer-deps worked',
      'wayout outcome cicd/docker-buildkit-ssh-auth-fail prune did-not-work --note "still 401"',
      'wayout outcome git/index-lock-exists wrong-match',
    ],
    load: async () => (await import('./outcome.ts')).runOutcome,
  },
  {
    name: 'outcomes',
    summary: 'export the outcomes of the store, bring those of others in, or forget',
    usage: [
      'export [--mine] [--record ID] [--out FILE]',
      'import FILE…',
      'forget [--record ID] [--id UUID] [--all]',
    ],
    about: 'forget removes what you reported; with --all what everybody did.',
    options: {
      record: { type: 'string', value: 'ID', about: 'only outcomes of this record' },
      mine: { type: 'boolean', about: 'export only what you reported' },
      id: {
        type: 'string',
        multiple: true,
        value: 'UUID',
        about: 'forget only this event; repeat for several',
      },
      all: { type: 'boolean', about: 'forget what others reported too' },
      out: {
        type: 'string',
        short: 'o',
        value: 'FILE',
        about: 'where the lines are written (default: standard output)',
      },
    },
    examples: [
      'wayout outcomes export --out team.jsonl',
      'wayout outcomes import team.jsonl',
      'wayout outcomes forget',
    ],
    words: ['export', 'import', 'forget'],
    load: async () => (await import('./outcomes.ts')).runOutcomes,
  },
  {
    name: 'history',
    summary: 'what failed here under wayout run, how often, and what got past it',
    usage: ['[FINGERPRINT] [options]'],
    about: 'Kept on this machine only, secrets masked; WAYOUT_HISTORY=off keeps nothing.',
    options: {
      unknown: { type: 'boolean', about: 'only failures that no record knows' },
      forget: { type: 'boolean', about: 'remove all of it' },
      ...lang,
      format: {
        type: 'string',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'json'],
        about: '(default: text)',
      },
    },
    examples: ['wayout history', 'wayout history --unknown', 'wayout history 3f1c --format json'],
    load: async () => (await import('./history.ts')).runHistory,
  },
  {
    name: 'new',
    summary: 'draft a record from an id, a log or a failure of the history; propose it to a server',
    usage: ['DOMAIN/SLUG [--from LOG]', '[DOMAIN/SLUG] --from-history FINGERPRINT', 'DOMAIN/SLUG --send URL'],
    about:
      'With --send the folder, drafted now or written before, is proposed to a shared server (wayout serve): record.json, zh.json and the examples, secrets masked. A person there decides. WAYOUT_KEY holds a key of role propose. Exit code 1: the server knows the failure already, and nothing was proposed; 2: usage, or the server cannot be reached or refuses.',
    options: {
      from: { type: 'string', value: 'LOG', about: 'a log whose failing part becomes the first example' },
      'from-history': {
        type: 'string',
        value: 'FINGERPRINT',
        about: 'an unknown failure of wayout history; what it printed becomes examples',
      },
      records: { type: 'string', value: 'PATH', about: 'the folder of records (default: records)' },
      send: { type: 'string', value: 'URL', about: 'propose it to the server at this address' },
      note: {
        type: 'string',
        value: 'TEXT',
        about: 'with --send: what the reviewer should know; a known failure is then proposed all the same',
      },
    },
    examples: [
      'wayout new git/odd-failure --from build.log',
      'wayout new --from-history 3f1c9a2b',
      'WAYOUT_KEY=wayout_… wayout new git/odd-failure --send https://failures.example/',
    ],
    load: async () => (await import('./new.ts')).runNew,
  },
];

import type { Command } from './command.ts';
import { corpus, format, lang, network } from './option-specs.ts';
import { outcomeCommands } from './outcome-commands.ts';
import { surfaceCommands } from './surface-commands.ts';

/** Every command, in the order of the help. A command's code is loaded only when it is called. */
export const commands: readonly Command[] = [
  {
    name: 'explain',
    summary: 'say which known failure a message or a log is, what to avoid and what works',
    usage: ['[FILE|-] [options]', '--batch FILE.jsonl [options]'],
    about: 'Without a file, or with -, standard input is read; Ctrl-C then prints what is known so far.',
    options: {
      ...format,
      ...lang,
      ...corpus,
      green: {
        type: 'string',
        value: 'FILE',
        about: 'a log of a run that passed: lines it shares are background',
      },
      follow: {
        type: 'boolean',
        about: 'read on while FILE grows, and answer when something known appears; Ctrl-C ends',
      },
      batch: {
        type: 'string',
        value: 'FILE',
        about: 'lines of {"id","input"}; one line of JSON is written for each',
      },
      explain: { type: 'boolean', about: 'also show what made each score, and what came nearest' },
      check: { type: 'boolean', about: 'also find out, by looking, which cause applies on this machine' },
      ...network,
    },
    examples: [
      'wayout explain build.log',
      'docker build . 2>&1 | wayout',
      'wayout explain --format json --green last-good.log ci.log',
      'wayout explain --follow server.log',
      'wayout explain --batch failures.jsonl > answers.jsonl',
    ],
    load: async () => (await import('./explain.ts')).runExplain,
  },
  {
    name: 'run',
    summary: 'run a command unchanged; if it fails, add the card',
    usage: ['[options] -- COMMAND [ARGS…]'],
    about:
      'Bytes, colours, prompts, signals and the exit code are those of the command. The card goes to standard error.',
    options: { ...lang, ...corpus },
    examples: ['wayout run -- docker build .', 'wayout run -- npm ci', 'wayout run --lang zh -- make -j4'],
    passthrough: true,
    load: async () => (await import('./run.ts')).runRun,
  },
  {
    name: 'doctor',
    summary: 'find out which cause it is on this machine, by looking; changes nothing',
    usage: ['[ID|FILE|-] [options]'],
    about:
      'Runs the checks of a diagnosis in the working folder. Says so before it asks a host; that is the one in the message. Exit code 0: a cause applies; 1: none could be told; 2: usage; 130: stopped.',
    options: {
      ...format,
      json: { type: 'boolean', about: 'short for --format json' },
      ...lang,
      ...corpus,
      set: {
        type: 'string',
        multiple: true,
        value: 'NAME=VALUE',
        about: 'with an ID: what the message would say, such as registry=ghcr.io',
      },
      ...network,
    },
    examples: [
      'wayout doctor build.log',
      'docker build . 2>&1 | wayout doctor -',
      'wayout doctor cicd/docker-buildkit-ssh-auth-fail --set registry=ghcr.io --set image=ghcr.io/team/base:1',
    ],
    load: async () => (await import('./doctor.ts')).runDoctor,
  },
  {
    name: 'show',
    summary: 'show a record: causes, dead ends, workarounds and the numbers behind them',
    usage: ['ID [options]', '--log DIGEST'],
    options: {
      ...format,
      ...lang,
      ...corpus,
      log: { type: 'string', value: 'DIGEST', about: 'show the full log of one trial instead' },
    },
    examples: [
      'wayout show cicd/docker-buildkit-ssh-auth-fail',
      'wayout show npm/eresolve-peer-conflict --format json',
    ],
    load: async () => (await import('./show.ts')).runShow,
  },
  {
    name: 'search',
    summary: 'list the records that hold all the words',
    usage: ['WORDS… [options]'],
    options: { ...format, ...lang, ...corpus },
    examples: ['wayout search registry 401', 'wayout search peer dependency --format json'],
    load: async () => (await import('./search.ts')).runSearch,
  },
  {
    name: 'lint',
    summary: 'check records against every rule; exit 1 when there is a flaw',
    usage: ['[PATH…] [options]'],
    options: {
      format: {
        type: 'string',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'json', 'github'],
        about: 'how flaws are written (default: text)',
      },
      fix: { type: 'boolean', about: 'repair what can be repaired without a decision' },
    },
    examples: [
      'wayout lint',
      'wayout lint records/npm --format github',
      'wayout lint --fix records/git/push-rejected',
    ],
    load: async () => (await import('./lint.ts')).runLint,
  },
  {
    name: 'corpus',
    summary: 'build a pack from records, import foreign ones, list or count what a corpus holds',
    usage: [
      'build [PATH…] --out FILE',
      'import deadends|cq FILE --out PACK|FOLDER/|FILE.ndjson',
      'list [--corpus PATH…]',
      'stats [PATH]',
    ],
    options: {
      ...corpus,
      out: { type: 'string', short: 'o', value: 'FILE', about: 'where the pack is written' },
      format: {
        type: 'string',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'json'],
        about: '(default: text)',
      },
    },
    examples: [
      'wayout corpus build records --out team.pack',
      'wayout corpus import deadends deadends.ndjson.gz --out deadends.pack',
      'wayout corpus list --corpus team.pack',
      'wayout corpus stats records',
    ],
    words: ['build', 'list', 'import', 'stats'],
    load: async () => (await import('./corpus.ts')).runCorpus,
  },
  {
    name: 'verify',
    summary: 'make failures happen in a sandbox, try every action, write down what happened',
    usage: ['ID|PATH… [options]', '--all|--changed|--stale [options]'],
    about:
      'Runs the reproductions of your own records. Exit code 0: as the records say; 1: a contradiction, or a trial that could not be concluded; 2: usage, or no sandbox; 3: nothing was run.',
    options: {
      all: { type: 'boolean', about: 'every record' },
      changed: {
        type: 'boolean',
        about: 'records with trials that their ledger has not seen as they are now',
      },
      stale: { type: 'boolean', about: 'those, and records whose last trial is older than 180 days' },
      cause: { type: 'string', multiple: true, value: 'ID', about: 'only this cause; repeat for several' },
      action: { type: 'string', multiple: true, value: 'ID', about: 'only this action; repeat for several' },
      'only-checks': { type: 'boolean', about: 'try no action; see only what the checks say in each cause' },
      repeat: { type: 'string', value: 'N', about: 'each trial so many times (default: 2)' },
      jobs: {
        type: 'string',
        short: 'j',
        value: 'N',
        about: 'trials at one time (default: the number of cores)',
      },
      tool: {
        type: 'string',
        multiple: true,
        value: 'NAME=PATH',
        about: 'use this executable, or a folder of them; repeat to try several versions',
      },
      check: { type: 'boolean', about: 'compare with the ledger and write nothing' },
      'dry-run': { type: 'boolean', about: 'print what would run; execute nothing' },
      keep: { type: 'boolean', about: "leave each trial's home folder for looking around" },
      records: { type: 'string', value: 'PATH', about: 'the folder of records (default: records)' },
      sandbox: {
        type: 'string',
        value: 'NAME',
        choices: ['any', 'bubblewrap', 'container'],
        about: '(default: any)',
      },
      image: {
        type: 'string',
        value: 'IMAGE',
        about: 'image of the container sandbox (default: debian:stable)',
      },
      'unsafe-host': { type: 'boolean', about: 'without a sandbox, on your own files; asks first' },
      yes: { type: 'boolean', about: 'the answer to what --unsafe-host asks' },
      format: {
        type: 'string',
        short: 'f',
        value: 'FORMAT',
        choices: ['text', 'json'],
        about: '(default: text)',
      },
    },
    examples: [
      'wayout verify git/push-rejected-fetch-first',
      'wayout verify --all --check',
      'wayout verify cicd/docker-buildkit-ssh-auth-fail --tool docker=/opt/docker-27/docker --tool docker=/opt/docker-28/docker',
    ],
    load: async () => (await import('./verify.ts')).runVerify,
  },
  ...outcomeCommands,
  ...surfaceCommands,
  {
    name: 'completions',
    summary: 'print a completion script for a shell',
    usage: ['bash|zsh|fish'],
    options: {},
    examples: [
      'wayout completions bash >> ~/.bashrc',
      'wayout completions fish > ~/.config/fish/completions/wayout.fish',
    ],
    words: ['bash', 'zsh', 'fish'],
    load: async () => (await import('./completions.ts')).runCompletions,
  },
];

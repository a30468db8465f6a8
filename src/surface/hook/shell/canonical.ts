/** Programs that only bring another one to run; after each, its own options and assignments. */
const carriers = new Set(['command', 'env', 'exec', 'nice', 'nohup', 'stdbuf', 'sudo', 'time']);

/** What changes neither the failure nor the folder: it may stand beside a dead end. */
const neutral = new Set([
  ':',
  'cat',
  'cd',
  'date',
  'echo',
  'false',
  'grep',
  'head',
  'ls',
  'popd',
  'printf',
  'pushd',
  'pwd',
  'set',
  'sleep',
  'sort',
  'tail',
  'tee',
  'true',
  'wc',
]);

/** Options that change what is printed and not what is done. */
const quiet =
  /^(?:--(?:verbose|quiet|silent|yes|assume-yes|no-audit|no-fund|no-progress|no-color|color|colour|progress|loglevel|log-level)(?:=.*)?|-(?:q|y|v))$/;

/** One spelling for what tools let people write in several ways, by program. */
const synonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  npm: { i: 'install', add: 'install', '-f': '--force', '-g': '--global' },
  pnpm: { i: 'install', '-f': '--force', '-g': '--global' },
  git: { '-f': '--force' },
};

/**
 * A command in one spelling: options after the words and sorted, bundled letters taken apart, `rm` once for each path.
 * Empty where it is neutral. Equal spellings do the same; that unequal ones do something else is not said.
 */
export function canonical(words: readonly string[]): readonly string[] {
  const [program = '', ...rest] = withoutCarriers(words);
  const name = program.replace(/^.*\//, '').replace(/^(python|pip)3(?:\.\d+)?$/, '$1');
  if (name === '' || neutral.has(name)) return [];
  if (name === 'python' && rest[0] === '-m' && rest[1] === 'pip') return canonical(rest.slice(1));
  const table = synonyms[name] ?? {};
  const spelled = rest.flatMap(apart).map((word) => table[word] ?? word);
  const options = spelled.filter((word) => word.startsWith('-') && !quiet.test(word)).sort();
  const values = spelled.filter((word) => !word.startsWith('-'));
  if (name === 'rm') return values.map((path) => spell(name, [path.replace(/\/$/, '')], options));
  return [spell(name, values, options)];
}

function withoutCarriers(words: readonly string[]): readonly string[] {
  const [first = '', ...rest] = words;
  if (!carriers.has(first)) return words;
  const start = rest.findIndex((word) => !word.startsWith('-') && !/^\w+=/.test(word));
  return start < 0 ? [] : withoutCarriers(rest.slice(start));
}

/** `-rf` is `-r -f`. */
function apart(word: string): readonly string[] {
  return /^-[A-Za-z]{2,}$/.test(word)
    ? word
        .slice(1)
        .split('')
        .map((letter) => `-${letter}`)
    : [word];
}

function spell(name: string, values: readonly string[], options: readonly string[]): string {
  return JSON.stringify([name, ...values, ...options]);
}

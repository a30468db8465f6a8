import type { Variables } from '../../data-folder.ts';
/** One simple command: its words, and the variables that are set for it alone. */
export interface Step {
  readonly words: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

export type Likeness = 'same' | 'changed';

const shells = /^(?:.*\/)?(?:sh|bash|zsh|dash)$/;

/** The simple commands of a shell text, as far as they follow one after another. */
export function stepsOf(script: string): readonly Step[] {
  const parts = wordsOf(script).reduce<string[][]>(
    (all, word) => (word === separator ? [...all, []] : [...all.slice(0, -1), [...(all.at(-1) ?? []), word]]),
    [[]],
  );
  return parts.filter((words) => words.length > 0).map(toStep);
}

/** The same of a command that was run: what a shell was given with `-c` is looked into. */
export function stepsRun(command: readonly string[]): readonly Step[] {
  const [program = '', flag = '', script] = command;
  const isScript = shells.test(program) && /^-[a-z]*c$/.test(flag) && script !== undefined;
  return isScript ? stepsOf(script) : [toStep(command)];
}

/**
 * Whether what was run does a step: word for word, or with more words among its own. `<name>` stands for any one word: a
 * value that the output did not tell.
 */
export function likeness(step: Step, run: Step, env: Variables): Likeness | undefined {
  const isSet = ([name, value]: readonly [string, string]) =>
    isPlaceholder(value)
      ? run.variables[name] !== undefined || env[name] !== undefined
      : (run.variables[name] ?? env[name]) === value;
  if (step.words.length === 0 || !Object.entries(step.variables).every(isSet)) return undefined;
  const fits = (wanted: string, found: string | undefined) =>
    found !== undefined && (isPlaceholder(wanted) || wanted === found);
  if (step.words.length === run.words.length && step.words.every((word, i) => fits(word, run.words[i])))
    return 'same';
  // One word alone would be found in too many commands.
  if (step.words.length < 2 || !fits(step.words[0] ?? '', run.words[0])) return undefined;
  let at = 0;
  for (const word of run.words) if (fits(step.words[at] ?? '', word)) at++;
  return at >= step.words.length ? 'changed' : undefined;
}

/** Program and subcommand: what a command and a variation of it share. */
export function headOf(step: Step | undefined): string {
  const [program = '', ...rest] = step?.words ?? [];
  return [program, rest.find((word) => !word.startsWith('-')) ?? ''].join(' ');
}

function isPlaceholder(word: string): boolean {
  return /^<[\w-]+>$/.test(word);
}

function toStep(words: readonly string[]): Step {
  const first = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word));
  const cut = first < 0 ? words.length : first;
  const variables = words.slice(0, cut).map((word): [string, string] => {
    const at = word.indexOf('=');
    return [word.slice(0, at), word.slice(at + 1)];
  });
  return { words: words.slice(cut), variables: Object.fromEntries(variables) };
}

const separator = '\n';

/** Words as a POSIX shell splits them, quotes taken off; `;`, `&&` and line ends as separators. */
function wordsOf(script: string): readonly string[] {
  const tokens =
    script
      .replaceAll(/\\\n/g, ' ')
      .match(/(?:'[^']*'|"(?:\\.|[^"\\])*"|\\.|[^\s'";&\\]|&(?!&))+|&&|[;\n]/g) ?? [];
  return tokens.flatMap((token) => {
    if (token === '&&' || token === ';' || token === '\n') return [separator];
    if (token.startsWith('#')) return [];
    return [token.replaceAll(/'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/g, unquoted)];
  });
}

function unquoted(_: string, single?: string, double?: string, escaped?: string): string {
  return single ?? double?.replaceAll(/\\([$`"\\])/g, '$1') ?? escaped ?? '';
}

import { parseArgs } from 'node:util';
import { CliError, type Command, type Invocation, type OptionSpecs } from './command.ts';

/** Reads the words after a command's name. @throws {CliError} `usage`, with what was expected. */
export function parseInvocation(command: Command, args: readonly string[]): Invocation {
  const cut = command.passthrough ? startOfForeignWords(command.options, args) : args.length;
  const own = args.slice(0, cut);
  const foreign = args.slice(cut).filter((word, i) => i > 0 || word !== '--');
  const { values, positionals } = parse(command, own);
  const all = (name: string): readonly string[] => [values[name] ?? []].flat().map(String);
  for (const [name, { choices }] of Object.entries(command.options)) {
    const odd = all(name).find((value) => choices && !choices.includes(value));
    if (odd !== undefined) {
      throw new CliError('usage', `Expected --${name} to be one of ${choices?.join(', ')}; found "${odd}"`);
    }
  }
  return {
    positionals: [...positionals, ...foreign],
    text: (name) => all(name).at(-1),
    texts: all,
    flag: (name) => values[name] === true,
  };
}

function parse(command: Command, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, help: { type: 'boolean' as const, short: 'h' } }).map(
      ([name, spec]) => [
        name,
        {
          type: spec.type,
          multiple: 'multiple' in spec && spec.multiple === true,
          ...('short' in spec && spec.short ? { short: spec.short } : {}),
        },
      ],
    ),
  );
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new CliError('usage', `${message}\nTry: wayout ${command.name} --help`, { cause: error });
  }
}

/** Where the user's own command begins: at `--`, or at the first word that is no option of ours. */
function startOfForeignWords(options: OptionSpecs, args: readonly string[]): number {
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--' || !word.startsWith('-')) return i;
    const spec = options[word.replace(/^--/, '')];
    if (spec?.type === 'string') i++;
  }
  return args.length;
}

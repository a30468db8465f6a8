import type { ParsedScript } from 'unbash';
import { canonical } from './canonical.ts';
import { flatten } from './flatten.ts';

/** A shell text as the commands that it runs one after another, each in its canonical spelling, without neutral ones. */
export interface Steps {
  readonly steps: readonly string[];
  /** The exit code that is seen may not be that of the steps. */
  readonly masked: boolean;
  /** Every program in it only shows what is already there. */
  readonly shows: boolean;
}

type Parse = (text: string) => ParsedScript;

/** Where a shell is handed another text, it is read so deep. */
const deepest = 3;
/** A longer text is a script, and no action of a record is one. */
const longest = 4096;

/** What they print may be an old failure, but is none of their own making. */
const readers = new Set(
  'awk bat cat cd curl cut diff echo egrep fgrep find gh grep head jq journalctl less ls more nl printf rg sed sort tail tee tree uniq wc xargs zcat'.split(
    ' ',
  ),
);

/** `undefined` for a text that does more than run commands in a row, or cannot be read: nothing is said about it. */
export async function stepsOf(text: string): Promise<Steps | undefined> {
  if (text.length > longest) return undefined;
  // Loaded here: most calls of the hook end before they need it.
  const { parse } = await import('unbash');
  return read(text, parse, 0);
}

function read(text: string, parse: Parse, depth: number): Steps | undefined {
  const script = parse(text);
  const flat = script.errors?.length ? undefined : flatten(script.commands);
  if (!flat) return undefined;
  const parts = flat.commands.map((words) => readCommand(words, parse, depth));
  if (!parts.every((part) => part !== undefined)) return undefined;
  const last = parts.at(-1);
  return {
    steps: parts.flatMap(({ steps }) => steps),
    // After `make; echo done` the exit code is that of the last one, which is neutral.
    masked:
      flat.masked || parts.some(({ masked }) => masked) || (last?.steps.length === 0 && parts.length > 1),
    shows: parts.every(({ shows }) => shows),
  };
}

function readCommand(words: readonly string[], parse: Parse, depth: number): Steps | undefined {
  const inner = innerText(words);
  if (inner !== undefined) return depth < deepest ? read(inner, parse, depth + 1) : undefined;
  return { steps: canonical(words), masked: false, shows: isReader(words) };
}

/** The text of `bash -lc '…'`. */
function innerText([program = '', flags = '', text]: readonly string[]): string | undefined {
  return /^(?:.*\/)?(?:ba|da|k|z)?sh$/.test(program) && /^-[a-z]*c$/.test(flags) ? text : undefined;
}

function isReader([program = '', first = '']: readonly string[]): boolean {
  if (program === 'git') return /^(?:log|show|diff|status|blame|grep)$/.test(first);
  if (program === 'docker' || program === 'kubectl') return first === 'logs';
  return readers.has(program);
}

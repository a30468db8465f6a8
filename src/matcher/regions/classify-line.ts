import { allCues } from './cues/all-cues.ts';
import type { CueKind } from './cues/cue.ts';
import { compileLiterals, endsText, rowShift, type LiteralScanner } from './literal-scanner.ts';
import { allStructures } from './structure/all-structures.ts';
import type { StepEvent } from './structure/step-event.ts';

/** How much a line of each kind tells, in the order in which the kinds claim a line. */
const weights: Readonly<Record<CueKind, number>> = {
  passed: 0,
  warning: 0.5,
  count: 2,
  verdict: 6,
  finding: 4.5,
  quiet: 0,
  error: 3,
  summary: 2,
  wrapper: 1,
  hint: 0.7,
};

/** Templates remembered; a log with more kinds of telling lines than this is read anew. */
const remembered = 50_000;

/** What loggers and build tools put in front of the lines of the tools they run. */
const origin =
  /^(?:(?:section|travis)_\S+ |##\[[a-z-]+\]|::\w+[^:]*::|\[(?:info|INFO|error|ERROR|debug|DEBUG|exec|junit|java|[\d:.]+)\] |[\w@./-]+ +> |[\w@/-]+: (?=\S+:\d)|│ )+/;

const order = Object.keys(weights);
const cues = [...allCues].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));

/** Compiled for the first input. */
let scanner: LiteralScanner | undefined;

function compileScanner(): LiteralScanner {
  return compileLiterals([...allStructures, ...cues].map(({ literals }) => literals));
}

/** Owners of a text whose lines must be read one by one, whatever was seen of their template. */
const readAlways = [...allStructures.map(() => true), ...cues.map(({ always }) => always === true)];

/** What a line says. */
export interface LineReading {
  readonly event: StepEvent | undefined;
  readonly weight: number;
}

/** Reads one line at a time; the other members speak of the line scanned last. */
export interface LineClassifier {
  /** Whether the line holds a text of any cue or structure. Only then can it tell anything. */
  scan(source: Uint8Array, start: number, end: number): boolean;
  /** How much it tells, from 0 to 6, if a line of its template was read before. */
  knownWeight(template: number): number | undefined;
  /** What it says about steps, and how much it tells, from 0 to 6. */
  read(line: string, template: number): LineReading;
}

export function createClassifier(): LineClassifier {
  const { symbolOf, next, owners, digit } = (scanner ??= compileScanner());
  const weightOfTemplate = new Map<number, number>();
  const markedAt = new Uint32Array(allStructures.length + cues.length);
  let marked: number[] = [];
  let scans = 0;

  function mark(ending: readonly number[]): void {
    for (const owner of ending) {
      if (markedAt[owner] === scans) continue;
      markedAt[owner] = scans;
      marked.push(owner);
    }
  }

  return {
    scan(source, start, end) {
      if (marked.length > 0) marked = [];
      scans++;
      let state = 0;
      let previous = 0;
      for (let at = start; at < end; at++) {
        const symbol = symbolOf[source[at] ?? 0] ?? 0;
        if (symbol === digit && previous === digit) continue;
        previous = symbol;
        state = next[((state & ~endsText) << rowShift) | symbol] ?? 0;
        if (state >= endsText) mark(owners[state & ~endsText] ?? []);
      }
      return marked.length > 0;
    },
    knownWeight: (template) => weightOfTemplate.get(template),
    read(line, template) {
      const event = eventOf(line, marked);
      const weight = event === 'worked' ? 0 : weigh(line, marked, event === 'failed' || event === 'passed');
      if (!marked.some((owner) => readAlways[owner])) {
        if (weightOfTemplate.size >= remembered) weightOfTemplate.clear();
        weightOfTemplate.set(template, weight);
      }
      return { event, weight };
    },
  };
}

function eventOf(line: string, owners: readonly number[]): StepEvent | undefined {
  for (const owner of owners) {
    const event = allStructures[owner]?.read(line);
    if (event !== undefined) return event;
  }
  return undefined;
}

function weigh(line: string, owners: readonly number[], marker: boolean): number {
  const bare = line.replace(origin, '');
  for (const owner of owners.toSorted((a, b) => a - b)) {
    const cue = cues[owner - allStructures.length];
    if (cue === undefined || (marker && cue.always !== true)) continue;
    if (cue.form.test(line) || (bare !== line && cue.form.test(bare))) return weights[cue.kind];
  }
  return marker ? weights.wrapper : 0;
}

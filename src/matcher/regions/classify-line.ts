import { allCues } from './cues/all-cues.ts';
import type { CueKind } from './cues/cue.ts';
import { compileLiterals, type LiteralScanner } from './literal-scanner.ts';
import { allStructures } from './structure/all-structures.ts';
import type { StepEvent } from './structure/step-event.ts';
import { TemplateWeights } from './template-weights.ts';

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

/** What loggers and build tools put in front of the lines of the tools they run. */
const origin =
  /^(?:(?:section|travis)_\S+ |##\[[a-z-]+\]|::\w+[^:]*::|\[(?:info|INFO|error|ERROR|debug|DEBUG|exec|junit|java|[\d:.]+)\] |[\w@./-]+ +> |[\w@/-]+: (?=\S+:\d)|│ )+/;

const order = Object.keys(weights);
const cues = [...allCues].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));

/** The texts of all structures and cues, lower case; `0` stands for any run of digits. */
export const cueTexts: readonly (readonly string[])[] = [...allStructures, ...cues].map(
  ({ literals }) => literals,
);

/** Looks for the texts of all structures and cues. */
export function compileCueScanner(): LiteralScanner {
  return compileLiterals(cueTexts);
}

/** Owners of a text whose lines must be read one by one, whatever was seen of their template. */
const readAlways = [...allStructures.map(() => true), ...cues.map(({ always }) => always === true)];

/** What a line says. */
export interface LineReading {
  readonly event: StepEvent | undefined;
  readonly weight: number;
}

/** Reads the lines on which texts of structures or cues stand. Only they can tell anything. */
export interface LineClassifier {
  /** How much it tells, from 0 to 6, if a line of its template was read before. */
  knownWeight(template: number): number | undefined;
  /** What it says about steps, and how much it tells, from 0 to 6. Those who have a text on it are `owners[from..to)`. */
  read(line: string, template: number, owners: ArrayLike<number>, from?: number, to?: number): LineReading;
}

export function createClassifier(): LineClassifier {
  const weightOfTemplate = new TemplateWeights();
  return {
    knownWeight: (template) => weightOfTemplate.get(template),
    read(line, template, owners, from = 0, to = owners.length) {
      const own: number[] = [];
      for (let at = from; at < to; at++) own.push(owners[at] ?? 0);
      const event = eventOf(line, own);
      const weight = event === 'worked' ? 0 : weigh(line, own, event === 'failed' || event === 'passed');
      if (!own.some((owner) => readAlways[owner])) weightOfTemplate.set(template, weight);
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
  // One after another in their order: most lines are claimed by one of the first.
  for (let owner = leastAbove(owners, -1); owner < Infinity; owner = leastAbove(owners, owner)) {
    const cue = cues[owner - allStructures.length];
    if (cue === undefined || (marker && cue.always !== true)) continue;
    if (cue.form.test(line) || (bare !== line && cue.form.test(bare))) return weights[cue.kind];
  }
  return marker ? weights.wrapper : 0;
}

function leastAbove(numbers: readonly number[], bound: number): number {
  let least = Infinity;
  for (const number of numbers) if (number > bound && number < least) least = number;
  return least;
}

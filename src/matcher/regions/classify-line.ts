import { allCues } from './cues/all-cues.ts';
import type { CueKind } from './cues/cue.ts';
import { compileLiterals, type LiteralScanner } from './literal-scanner.ts';
import { allStructures } from './structure/all-structures.ts';
import type { StepEvent } from './structure/step-event.ts';
import { TemplateReadings } from './template-readings.ts';

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
/** In the order in which they claim a line. */
const claims = [...allCues].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));

/** Which claim each cue's owner stands for. Those that can only say that a line tells nothing come last. */
const claimOf = [...claims.keys()].sort((a, b) => Number(tellsNothing(a)) - Number(tellsNothing(b)));

function tellsNothing(claim: number): boolean {
  const kind = claims[claim]?.kind;
  return kind !== undefined && weights[kind] === 0;
}

/** How many owners of texts there are here: the structures, then the cues. */
export const cueOwners = allStructures.length + claims.length;
/** Owners from this one on tell nothing where no other has a text on the line. */
export const tellingOwners = allStructures.length + claimOf.findIndex(tellsNothing);

/** Looks for the texts of all structures and cues, and for those of further owners. */
export function compileCueScanner(others: readonly (readonly string[])[] = []): LiteralScanner {
  const own = [...allStructures, ...claimOf.flatMap((claim) => claims[claim] ?? [])];
  return compileLiterals([...own.map(({ literals }) => literals), ...others]);
}

/** What a line says. */
export interface LineReading {
  readonly event: StepEvent | undefined;
  readonly weight: number;
}

/** Reads the lines on which texts of structures or cues stand. Only they can tell anything. */
export interface LineClassifier {
  /** What it says, if a line of its template was read before. */
  known(template: number): LineReading | undefined;
  /** What it says about steps, and how much it tells, from 0 to 6. Those who have a text on it are `owners[from..to)`. */
  read(line: string, template: number, owners: ArrayLike<number>, from?: number, to?: number): LineReading;
}

export function createClassifier(): LineClassifier {
  const readingOfTemplate = new TemplateReadings();
  const claiming = new Claiming();
  return {
    known: (template) => readings[readingOfTemplate.get(template) - 1],
    read(line, template, owners, from = 0, to = owners.length) {
      const event = eventOf(line, owners, from, to);
      const marker = event === 'failed' || event === 'passed';
      claiming.take(owners, from, to);
      const weight = event === 'worked' ? 0 : claiming.weigh(line, marker);
      const reading = numberOf(event, weight);
      if (!claiming.readAlways) readingOfTemplate.set(template, reading);
      return readings[reading - 1] ?? nothing;
    },
  };
}

export const nothing: LineReading = { event: undefined, weight: 0 };
const amounts = [...new Set(Object.values(weights))];
const events = [undefined, 'begin', 'end', 'passed', 'failed', 'broke', 'worked', 'aftermath'] as const;
/** Everything that a line can say; made once, so that none is made for each line. */
const readings = events.flatMap((event) => amounts.map((weight): LineReading => ({ event, weight })));

function numberOf(event: StepEvent | undefined, weight: number): number {
  return 1 + events.indexOf(event) * amounts.length + amounts.indexOf(weight);
}

function eventOf(line: string, owners: ArrayLike<number>, from: number, to: number): StepEvent | undefined {
  for (let at = from; at < to; at++) {
    const owner = owners[at] ?? 0;
    const event = owner < allStructures.length ? allStructures[owner]?.read(line) : undefined;
    if (event !== undefined) return event;
  }
  return undefined;
}

/** The cues that have a text on a line, as bits in the order in which they claim it. */
class Claiming {
  readonly #words = new Int32Array((claims.length >>> 5) + 1);
  /** Whether the line must be read for itself, whatever was seen of its template. */
  readAlways = false;

  take(owners: ArrayLike<number>, from: number, to: number): void {
    this.#words.fill(0);
    this.readAlways = false;
    for (let at = from; at < to; at++) {
      const owner = owners[at] ?? 0;
      this.readAlways ||= readAlways[owner] === true;
      if (owner < allStructures.length) continue;
      const claim = claimOf[owner - allStructures.length] ?? 0;
      this.#words[claim >>> 5] = (this.#words[claim >>> 5] ?? 0) | (1 << (31 - (claim & 31)));
    }
  }

  /** How much the line tells: what the first cue says whose form it has. */
  weigh(line: string, marker: boolean): number {
    let bare: string | undefined;
    for (let claim = this.#next(0); claim < claims.length; claim = this.#next(claim + 1)) {
      const cue = claims[claim];
      if (cue === undefined || (marker && cue.always !== true)) continue;
      if (cue.form.test(line)) return weights[cue.kind];
      bare ??= line.replace(origin, '');
      if (bare !== line && cue.form.test(bare)) return weights[cue.kind];
    }
    return marker ? weights.wrapper : 0;
  }

  /** The first claim from this one on. */
  #next(claim: number): number {
    const words = this.#words;
    let word = (words[claim >>> 5] ?? 0) & (-1 >>> (claim & 31));
    for (let at = claim >>> 5; at < words.length; word = words[++at] ?? 0)
      if (word !== 0) return (at << 5) + Math.clz32(word);
    return Infinity;
  }
}

/** Owners of a text whose lines must be read one by one, whatever was seen of their template. */
const readAlways = [
  ...allStructures.map(({ always }) => always === true),
  ...claimOf.map((claim) => claims[claim]?.always === true),
];

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
const claimOf = Int16Array.from(
  [...claims.keys()].sort((a, b) => Number(tellsNothing(a)) - Number(tellsNothing(b))),
);

function tellsNothing(claim: number): boolean {
  const kind = claims[claim]?.kind;
  return kind !== undefined && weights[kind] === 0;
}

/** Owners from this one on tell nothing where no other has a text on the line. */
export const tellingOwners = allStructures.length + claimOf.findIndex(tellsNothing);

/** The texts of all structures and cues by owner, lower case; `0` stands for any run of digits. */
export const cueTexts: readonly (readonly string[])[] = [
  ...allStructures,
  ...[...claimOf].flatMap((claim) => claims[claim] ?? []),
].map(({ literals }) => literals);

/** Looks for the texts of all structures and cues. */
export function compileCueScanner(): LiteralScanner {
  return compileLiterals(cueTexts);
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
  return new CueClassifier();
}

class CueClassifier implements LineClassifier {
  readonly #readings = new TemplateReadings();
  readonly #claiming = new Claiming();

  known(template: number): LineReading | undefined {
    return readings[this.#readings.get(template)];
  }

  read(line: string, template: number, owners: ArrayLike<number>, from = 0, to = owners.length): LineReading {
    const event = eventOf(line, owners, from, to);
    this.#claiming.take(owners, from, to);
    const reading = numberOf(event, this.#claiming.claim(line, event));
    if (!this.#claiming.readAlways) this.#readings.set(template, reading);
    return readings[reading] ?? nothing;
  }
}

const events = [undefined, 'begin', 'end', 'passed', 'failed', 'broke', 'worked', 'aftermath'] as const;
/** What a line says that no cue claims. */
export const nothing: LineReading = { event: undefined, weight: 0 };
/** Everything that a line can say, but for place 0; made once, so that none is made for each line. */
const readings = [undefined, ...events.flatMap(withWeights)];

/** An event as it says nothing else, and as each kind of cue says it. */
function withWeights(event: StepEvent | undefined): readonly LineReading[] {
  return [0, ...Object.values(weights)].map((weight) => ({ event, weight }));
}

/** The place among the readings of an event on a line that a kind of cue claims; -1 where none does. */
function numberOf(event: StepEvent | undefined, kind: number): number {
  return (event === undefined ? 0 : events.indexOf(event)) * (order.length + 1) + kind + 2;
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
    const words = this.#words.fill(0);
    let always = 0;
    for (let at = from; at < to; at++) {
      const owner = owners[at] ?? 0;
      always |= readAlways[owner] ?? 0;
      if (owner < allStructures.length) continue;
      const claim = claimOf[owner - allStructures.length] ?? 0;
      words[claim >>> 5] = (words[claim >>> 5] ?? 0) | (1 << (31 - (claim & 31)));
    }
    this.readAlways = always !== 0;
  }

  /** The kind of the first cue whose form the line has, by its place in their order; -1 where none claims it. */
  claim(line: string, event: StepEvent | undefined): number {
    if (event === 'worked') return -1;
    const isMarker = event === 'failed' || event === 'passed';
    const bare = line.replace(origin, '');
    for (let claim = this.#next(0); claim < claims.length; claim = this.#next(claim + 1)) {
      const cue = claims[claim];
      if (cue === undefined || (isMarker && cue.always !== true)) continue;
      if (cue.form.test(line) || (bare !== line && cue.form.test(bare))) return kindOf[claim] ?? -1;
    }
    return isMarker ? order.indexOf('wrapper') : -1;
  }

  /** The first claim from this one on. */
  #next(claim: number): number {
    const words = this.#words;
    let word = (words[claim >>> 5] ?? 0) & (-1 >>> (claim & 31));
    for (let at = claim >>> 5; at < words.length; word = words[++at] ?? 0)
      if (word !== 0) return (at << 5) + Math.clz32(word);
    return claims.length;
  }
}

/** 1 for owners of a text whose lines must be read one by one, whatever was seen of their template. */
const readAlways = Uint8Array.from([
  ...allStructures.map(({ always }) => Number(always === true)),
  ...[...claimOf].map((claim) => Number(claims[claim]?.always === true)),
]);

/** The kind of each claim, by its place in their order. */
const kindOf = Int8Array.from(claims, ({ kind }) => order.indexOf(kind));

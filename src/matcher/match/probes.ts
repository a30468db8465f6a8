import { MatcherError } from '../matcher-error.ts';
import type { PackContents } from '../pack/open-pack.ts';
import type { PackedPattern } from '../pack/packed-pattern.ts';
import { compilePattern, type CompiledPattern } from '../pattern/compile-pattern.ts';
import { PatternError } from '../pattern/pattern-error.ts';
import { anyOf, type AnyOf } from './any-of.ts';

/** A pack's probes, each made ready when first needed and kept for every input after. A probe is one regular expression on one line. */
export class Probes {
  readonly #contents: PackContents;
  readonly #patterns = new Map<number, PackedPattern>();
  readonly #compiled = new Map<string, CompiledPattern>();
  readonly #byProbe: (CompiledPattern | undefined)[];
  readonly count: number;
  /** Probes without any text: first parts run on every line, later parts of a sequence while they are awaited. */
  readonly always: readonly number[];
  readonly awaited: readonly number[];
  #anyAlways: AnyOf | undefined;

  constructor(contents: PackContents) {
    this.#contents = contents;
    this.count = contents.probes.length / 2;
    this.#byProbe = Array.from({ length: this.count }, () => undefined);
    const { everyLine } = contents;
    this.always = everyLine.filter((probe) => this.partOf(probe) === 0);
    this.awaited = everyLine.filter((probe) => this.partOf(probe) > 0);
  }

  /** Whether any probe of `always` may hold on a line. */
  get anyAlways(): AnyOf {
    return (this.#anyAlways ??= anyOf(this.always.map((probe) => this.#regexOf(probe))));
  }

  numberOf(probe: number): number {
    return this.#contents.probes[probe * 2] ?? 0;
  }

  partOf(probe: number): number {
    return this.#contents.probes[probe * 2 + 1] ?? 0;
  }

  patternOf(probe: number): PackedPattern {
    const number = this.numberOf(probe);
    const known = this.#patterns.get(number) ?? this.#contents.patternAt(number);
    this.#patterns.set(number, known);
    return known;
  }

  of(probe: number): CompiledPattern {
    const known = this.#byProbe[probe];
    if (known) return known;
    const made = this.compile(this.#regexOf(probe));
    this.#byProbe[probe] = made;
    return made;
  }

  /** @throws {MatcherError} `bad_pattern` for one that no pack of ours would hold. */
  readonly compile = (regex: string): CompiledPattern => {
    const known = this.#compiled.get(regex);
    if (known) return known;
    try {
      const made = compilePattern(regex);
      this.#compiled.set(regex, made);
      return made;
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      throw new MatcherError('bad_pattern', `/${regex.slice(0, 80)}/: ${error.message}`, { cause: error });
    }
  };

  #regexOf(probe: number): string {
    return this.patternOf(probe).parts[this.partOf(probe)] ?? '';
  }
}

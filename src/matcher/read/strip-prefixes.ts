import { buildkit } from './prefixes/buildkit.ts';
import { clock } from './prefixes/clock.ts';
import { compose } from './prefixes/compose.ts';
import { foldMarker } from './prefixes/fold-marker.ts';
import { ghRunView } from './prefixes/gh-run-view.ts';
import { journald } from './prefixes/journald.ts';
import { jenkins } from './prefixes/jenkins.ts';
import { kubectl } from './prefixes/kubectl.ts';
import { isDigit, isLetter, type Prefix } from './prefixes/prefix.ts';
import { stepMarker } from './prefixes/step-marker.ts';
import { timestamp } from './prefixes/timestamp.ts';

/** Finds where the text of a line begins after what was put before it. Learns from the first lines of an input. */
export interface PrefixReader {
  /** After times and names; markers of structure stay. Lines are to be told in order. */
  textStart(bytes: Uint8Array, start: number, end: number): number;
  /** Where the message begins in a text: after `##[error]`, `section_start:…` and the like as well. */
  messageStart(bytes: Uint8Array, text: number, end: number): number;
}

/** Prefixes may stand one after another: `build<TAB>test<TAB>2026-…Z #12 3.4 web-1  | npm error`. */
const mostStacked = 5;
/** `gh run view` puts its columns before every line; an input that has none in these lines has none at all. */
const trialLines = 100;

export function createPrefixReader(): PrefixReader {
  return new LearningReader();
}

class LearningReader implements PrefixReader {
  #tried = 0;
  #hasColumns = false;

  textStart(bytes: Uint8Array, start: number, end: number): number {
    let at = this.#hasColumns || this.#tried < trialLines ? this.#afterColumns(bytes, start, end) : start;
    for (let i = 0; i < mostStacked && at < end; i++) {
      const next = onePrefix(bytes, at, end);
      if (next === at) break;
      at = next;
    }
    return at;
  }

  messageStart(bytes: Uint8Array, text: number, end: number): number {
    let at = text;
    for (const marker of markers) {
      const next = marker(bytes, at, end);
      if (next > at) at = this.textStart(bytes, next, end);
    }
    return at;
  }

  #afterColumns(bytes: Uint8Array, at: number, end: number): number {
    const next = ghRunView(bytes, at, end);
    this.#tried++;
    if (next > at) this.#hasColumns = true;
    return next;
  }
}

const markers: readonly Prefix[] = [foldMarker, stepMarker];

/** The first byte tells which forms can stand there at all; most lines have none. */
function onePrefix(bytes: Uint8Array, at: number, end: number): number {
  const first = bytes[at] ?? 0;
  let next = at;
  if (isDigit(first)) {
    next = timestamp(bytes, at, end);
    return next > at ? next : clock(bytes, at, end);
  }
  if (first === 91) {
    next = jenkins(bytes, at, end);
    return next > at ? next : kubectl(bytes, at, end);
  }
  if (first === 35) return buildkit(bytes, at, end);
  if (!isLetter(first) && first < 128) return at;
  if (bytes[at + 3] === 32) next = journald(bytes, at, end);
  return next > at ? next : compose(bytes, at, end);
}

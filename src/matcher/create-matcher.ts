import type { FailureRecord, Pattern } from '../record/index.ts';
import { readLog } from './read/read-log.ts';
import { findRegions } from './regions/find-regions.ts';
import type { Candidate, Matcher, MatchReport, Pack } from './types.ts';

/** Makes a pack answer: text in, candidates and failing regions out. */
export function createMatcher(pack: Pack): Matcher {
  const records = pack.ids().flatMap((id) => pack.find(id) ?? []);
  const match = (input: string | Uint8Array): MatchReport => {
    const { lines, stats } = readLog(typeof input === 'string' ? new TextEncoder().encode(input) : input);
    const candidates = records.flatMap((record) => candidateOf(record, lines) ?? []);
    return { candidates, regions: findRegions(lines), input: stats };
  };
  return { match, open: () => openSession(match) };
}

function openSession(match: (input: Uint8Array) => MatchReport) {
  const chunks: Uint8Array[] = [];
  return {
    push: (chunk: Uint8Array) => void chunks.push(chunk),
    report: () => match(concat(chunks)),
  };
}

function concat(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

function candidateOf(record: FailureRecord, lines: readonly string[]): Candidate | undefined {
  const patterns: readonly Pattern[] = [
    ...(record.regex ? [{ regex: record.regex }] : []),
    ...(record.patterns ?? []),
  ];
  let found: Candidate | undefined;
  let count = 0;
  for (const [index, pattern] of patterns.entries()) {
    for (let at = 0; at < lines.length; at++) {
      const hit = matchAt(pattern, lines, at);
      if (!hit) continue;
      count++;
      found = {
        ...hit,
        id: record.id,
        pattern: index,
        basis: 'pattern',
        count,
        ...(pattern.cause ? { cause: pattern.cause } : {}),
      };
    }
    if (found) break;
  }
  return found;
}

function matchAt(pattern: Pattern, lines: readonly string[], at: number) {
  const [head = '', ...rest] = pattern.sequence ?? [pattern.regex ?? ''];
  const first = compiled(head).exec(lines[at] ?? '');
  if (!head || !first) return undefined;
  let captures = { ...first.groups };
  let last = at;
  for (const regex of rest) {
    const next = lines.findIndex(
      (line, i) => i > last && i <= at + (pattern.within ?? 10) && compiled(regex).test(line),
    );
    if (next < 0) return undefined;
    captures = { ...captures, ...compiled(regex).exec(lines[next] ?? '')?.groups };
    last = next;
  }
  const text = lines.slice(at, last + 1).join('\n');
  return {
    lines: [at + 1, last + 1] as const,
    column: first.index + 1,
    text,
    captures,
    length: first[0].length,
  };
}

const ready = new Map<string, RegExp>();

/** A leading `(?i)` makes the whole pattern blind to case. */
function compiled(regex: string): RegExp {
  const known = ready.get(regex);
  if (known) return known;
  const blind = regex.startsWith('(?i)');
  const made = new RegExp(blind ? regex.slice(4) : regex, blind ? 'iu' : 'u');
  ready.set(regex, made);
  return made;
}

import type { CompiledPattern } from '../pattern/compile-pattern.ts';
import type { PrefixReader } from '../read/strip-prefixes.ts';
import type { Candidate } from '../types.ts';
import { textOf, type HeldLine } from './held-line.ts';
import type { PatternHit } from './pattern-hits.ts';

/**
 * One candidate for each record. Of a record's patterns that held, the one that tells a cause comes first, then the one
 * that held later, then the one that matched more; the count is that of all its patterns.
 */
export function toCandidates(
  hits: readonly PatternHit[],
  compile: (regex: string) => CompiledPattern,
  prefixes: PrefixReader,
): readonly Candidate[] {
  const byRecord = new Map<string, Candidate>();
  for (const hit of hits) {
    const candidate = candidateOf(hit, compile, prefixes);
    const other = byRecord.get(candidate.id);
    const count = candidate.count + (other?.count ?? 0);
    const better = other && isBetter(other, candidate) ? other : candidate;
    // What another of its patterns took from the log, this one may lack.
    const captures = { ...other?.captures, ...candidate.captures, ...better.captures };
    byRecord.set(candidate.id, { ...better, captures, count });
  }
  return [...byRecord.values()].sort((a, b) => a.lines[0] - b.lines[0] || (a.id < b.id ? -1 : 1));
}

function isBetter(a: Candidate, b: Candidate): boolean {
  if ((a.cause === undefined) !== (b.cause === undefined)) return a.cause !== undefined;
  return (a.lines[1] - b.lines[1] || a.length - b.length || b.pattern - a.pattern) > 0;
}

function candidateOf(
  { pattern, lines, count, block }: PatternHit,
  compile: (regex: string) => CompiledPattern,
  prefixes: PrefixReader,
): Candidate {
  const parts = lines.map((held, part) => placeOf(held, compile(pattern.parts[part] ?? '')));
  const [first] = parts;
  return {
    id: pattern.id,
    pattern: pattern.pattern,
    basis: 'pattern',
    lines: [lines[0]?.line ?? 1, lines.at(-1)?.line ?? 1],
    column: first?.column ?? 1,
    offset: first?.offset ?? 0,
    text: block ? shownText(block, prefixes) : parts.map(({ text }) => text).join('\n'),
    captures: Object.assign({}, ...parts.map(({ captures }) => captures)),
    count,
    length: parts.reduce((sum, { length }) => sum + length, 0),
    ...(pattern.cause === undefined ? {} : { cause: pattern.cause }),
  };
}

function placeOf(held: HeldLine, compiled: CompiledPattern) {
  const { message, messageAt, text, textAt, columnOf } = textOf(held);
  const inMessage = compiled.find(message);
  const match = inMessage ?? compiled.find(text);
  const start = inMessage ? messageAt : textAt;
  return {
    text: inMessage ? message : text,
    column: columnOf(start + (match?.at ?? 0)),
    offset: match?.at ?? 0,
    captures: match?.captures ?? {},
    length: match?.length ?? 0,
  };
}

/** Lines of a sequence, each without its prefix. */
function shownText(block: Uint8Array, prefixes: PrefixReader): string {
  const decoder = new TextDecoder();
  const lines: string[] = [];
  for (let at = 0; at <= block.length;) {
    const newline = block.indexOf(10, at);
    const end = newline < 0 ? block.length : newline;
    const shown = end > at && block[end - 1] === 13 ? end - 1 : end;
    const text = prefixes.textStart(block, at, shown);
    lines.push(decoder.decode(block.subarray(prefixes.messageStart(block, text, shown), shown)));
    at = end + 1;
  }
  return lines.join('\n');
}

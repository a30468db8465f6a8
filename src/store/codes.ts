import type { Environment, Outcome, OutcomeKind } from '../record/index.ts';
import { StoreError } from './store-error.ts';

/** Numbers that stand for words at rest. They are stored: a word keeps its number for good. */
const kinds: readonly OutcomeKind[] = ['worked', 'worked-with-changes', 'did-not-work', 'wrong-match'];
const sources: readonly Outcome['source'][] = ['inferred', 'told'];

export const kindCode = (kind: OutcomeKind) => kinds.indexOf(kind);
export const sourceCode = (source: Outcome['source']) => sources.indexOf(source);

export function kindOf(code: unknown): OutcomeKind {
  return wordOf(kinds, code);
}

export function sourceOf(code: unknown): Outcome['source'] {
  return wordOf(sources, code);
}

/** The same text for the same environment, in whatever order its tools were named. */
export function environmentText({ tools, platform }: Environment): string {
  const sorted = Object.entries(tools).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([platform, ...sorted.flat()]);
}

export function environmentOf(text: unknown): Environment {
  const parts: unknown = JSON.parse(String(text));
  const [platform = '', ...rest] = Array.isArray(parts) ? parts.map(String) : [];
  const names = rest.filter((_, i) => i % 2 === 0);
  return { platform, tools: Object.fromEntries(names.map((name, i) => [name, rest[2 * i + 1] ?? ''])) };
}

function wordOf<T>(words: readonly T[], code: unknown): T {
  const word = words[Number(code)];
  if (word !== undefined) return word;
  throw new StoreError(
    'damaged',
    `Expected a code below ${words.length} in the store, found ${String(code)}`,
  );
}

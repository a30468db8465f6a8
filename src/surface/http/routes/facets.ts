import type { RecordSummary } from '../../../record/index.ts';

const facets: Readonly<Record<string, (summary: RecordSummary) => readonly string[]>> = {
  domain: ({ domain }) => [domain],
  category: ({ category }) => (category === undefined ? [] : [category]),
  tier: ({ tier }) => [tier],
  tool: ({ tools }) => tools,
  version: ({ versions }) => versions,
  os: ({ os }) => os,
  language: ({ languages }) => languages,
};

/** By what a list of records can be narrowed. */
export const facetNames: readonly string[] = Object.keys(facets);

interface PageOptions {
  /** Facet → value that a record must have. */
  readonly wanted: Readonly<Record<string, unknown>>;
  readonly offset: number;
  readonly limit: number;
}

/** One page of those that have every wanted value, and for each facet how many there would be with each value. */
export function findPage(summaries: readonly RecordSummary[], { wanted, offset, limit }: PageOptions) {
  const holds = (summary: RecordSummary, except?: string) =>
    Object.entries(facets).every(([name, valuesOf]) => {
      const value = wanted[name];
      return name === except || typeof value !== 'string' || valuesOf(summary).includes(value);
    });
  const found = summaries.filter((summary) => holds(summary));
  const counts = Object.entries(facets).map(([name, valuesOf]) => {
    const values = summaries.filter((summary) => holds(summary, name)).flatMap(valuesOf);
    return [name, countOf(values)] as const;
  });
  return {
    total: found.length,
    offset,
    items: found.slice(offset, offset + limit),
    facets: Object.fromEntries(counts),
  };
}

function countOf(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([, a], [, b]) => b - a));
}

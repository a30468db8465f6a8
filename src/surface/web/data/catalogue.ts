import type { FailureRecord } from '../../../record/index.ts';

/** What a list needs to know of a record: one entry of `index.json`. */
export interface CatalogueEntry {
  readonly id: string;
  readonly signature: string;
  readonly signature_zh?: string;
  readonly domain: string;
  readonly tier: string;
  readonly role?: string;
  /** `docker 28.5.2`: what it was tried with, or says it is about. */
  readonly tools: readonly string[];
  readonly os: readonly string[];
  /** Languages of its texts and of the output that it recognises. */
  readonly languages: readonly string[];
  readonly tags: readonly string[];
  readonly trials: number;
  readonly dead_ends: number;
  readonly workarounds: number;
  readonly last_confirmed?: string;
  /** The record in published form. */
  readonly json: string;
}

export const facets = ['domain', 'tier', 'tool', 'os', 'language'] as const;
export type Facet = (typeof facets)[number];

export function catalogueEntry(record: FailureRecord): CatalogueEntry {
  const { id, signature, signature_zh, domain, role, last_confirmed, evidence } = record;
  return {
    id,
    signature,
    ...(signature_zh !== undefined && { signature_zh }),
    domain,
    tier: tierOf(record),
    ...(role !== undefined && { role }),
    tools: toolsOf(record),
    os: systemsOf(record),
    languages: languagesOf(record),
    tags: record.tags ?? [],
    trials: evidence?.trials ?? 0,
    dead_ends: record.dead_ends?.length ?? 0,
    workarounds: record.workarounds?.length ?? 0,
    ...(last_confirmed !== undefined && { last_confirmed }),
    json: `records/${id}.json`,
  };
}

export function tierOf({ verification_tier: tier = 'ai_generated' }: FailureRecord): string {
  return tier;
}

/** The values of an entry under one facet. */
export function facetValues(entry: CatalogueEntry, facet: Facet): readonly string[] {
  switch (facet) {
    case 'domain':
      return [entry.domain];
    case 'tier':
      return [entry.tier];
    case 'tool':
      return entry.tools;
    case 'os':
      return entry.os;
    case 'language':
      return entry.languages;
  }
}

function toolsOf({ evidence, versions = [] }: FailureRecord): readonly string[] {
  const run = (evidence?.cells ?? []).flatMap(({ tools }) =>
    Object.entries(tools)
      .filter(([, version]) => /^\d/.test(version))
      .map(([name, version]) => `${name} ${version}`),
  );
  const named = run.length > 0 ? [] : versions.map(({ version }) => version);
  return [...new Set([...run, ...named])].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

const systems = ['linux', 'macos', 'windows'];

/** The systems that it speaks of; trials ran on Linux where nothing else is said. */
function systemsOf({ os_specific = {}, tags = [], evidence, ...rest }: FailureRecord): readonly string[] {
  const environment = rest['environment'];
  const os = typeof environment === 'object' && environment && 'os' in environment ? [environment.os] : [];
  const named = [...Object.keys(os_specific), ...tags, ...os]
    .map((name) => String(name).toLowerCase())
    .filter((name) => systems.includes(name));
  return [...new Set([...named, ...(evidence?.cells.length ? ['linux'] : [])])].sort();
}

function languagesOf({ locale = 'en', patterns = [], signature_zh, root_cause_zh }: FailureRecord) {
  const printed = [locale, ...patterns.flatMap((pattern) => pattern.locale ?? [])];
  const chinese = signature_zh !== undefined || root_cause_zh !== undefined ? ['zh'] : [];
  return [...new Set([...printed.map((one) => one.slice(0, 2).toLowerCase()), ...chinese])].sort();
}

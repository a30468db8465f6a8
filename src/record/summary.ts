import type { FailureRecord } from './schema.ts';

/** One row of a list of records: what it is, and by what it can be found. */
export interface RecordSummary {
  readonly id: string;
  readonly signature: string;
  readonly signature_zh?: string;
  readonly domain: string;
  readonly category?: string;
  readonly role: 'cause' | 'wrapper';
  readonly tier: string;
  /** Names of the tools it is about, lower case. */
  readonly tools: readonly string[];
  /** `docker 28`: the versions it speaks of and those it was tried with. */
  readonly versions: readonly string[];
  readonly os: readonly string[];
  /** Languages of the output it knows, and in which it is written. */
  readonly languages: readonly string[];
  readonly causes: number;
  readonly dead_ends: number;
  readonly workarounds: number;
  /** Trials that could be concluded. */
  readonly trials: number;
}

export function summaryOf(record: FailureRecord): RecordSummary {
  const versions = versionsOf(record);
  return {
    id: record.id,
    signature: record.signature,
    ...(record.signature_zh !== undefined && { signature_zh: record.signature_zh }),
    domain: record.domain,
    ...(record.category !== undefined && { category: record.category }),
    role: record.role ?? 'cause',
    tier: record.verification_tier ?? 'ai_generated',
    tools: [...new Set(versions.map((version) => version.split(' ')[0] ?? ''))].sort(),
    versions,
    os: Object.keys(record.os_specific ?? {}).sort(),
    languages: languagesOf(record),
    causes: record.causes?.length ?? 0,
    dead_ends: record.dead_ends?.length ?? 0,
    workarounds: record.workarounds?.length ?? 0,
    trials: record.evidence?.trials ?? 0,
  };
}

/** Tool and major version: finer numbers would give a list nobody can choose from. */
function versionsOf({ versions = [], evidence }: FailureRecord): readonly string[] {
  const tried = (evidence?.cells ?? []).flatMap(({ tools }) =>
    Object.entries(tools).map(([tool, version]) => `${tool} ${version}`),
  );
  const named = [...versions.map(({ version }) => version), ...tried].flatMap((text) => {
    const [, tool, major] = /^([\p{L}\d.+_-]+)\s+v?(\d+)/u.exec(text) ?? [];
    return tool && major ? [`${tool.toLowerCase()} ${major}`] : [];
  });
  return [...new Set(named)].sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function languagesOf({ locale = 'en', patterns = [], signature_zh }: FailureRecord): readonly string[] {
  const spoken = [
    locale,
    ...patterns.flatMap((pattern) => pattern.locale ?? []),
    ...(signature_zh ? ['zh'] : []),
  ];
  return [...new Set(spoken.map((name) => name.split(/[-_.]/)[0]?.toLowerCase() ?? name))].sort();
}

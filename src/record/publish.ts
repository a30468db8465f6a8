import type { DeadEnd, FailureRecord, Transition, Workaround } from './schema.ts';

const transitionKinds = ['leads_to', 'preceded_by', 'frequently_confused_with'] as const;

/**
 * A record as every other program reads it: the seed's shape with each of its fields present, what says nothing as
 * `null`, `""` or `[]` just as the seed has it, and the extensions that are filled in.
 */
export function publishRecord(record: FailureRecord): Readonly<Record<string, unknown>> {
  const { $schema: _, transition_graph: graph = {}, ...rest } = record;
  return {
    ...emptyRecord,
    ...rest,
    versions: (record.versions ?? []).map((version) => ({ ...emptyVersion, ...version })),
    dead_ends: (record.dead_ends ?? []).map((deadEnd) => ({ ...emptyDeadEnd, ...deadEnd })),
    workarounds: (record.workarounds ?? []).map((workaround) => ({ ...emptyWorkaround, ...workaround })),
    workarounds_zh: record.workarounds_zh ?? translatedWorkarounds(record.workarounds ?? []),
    transition_graph: Object.fromEntries(
      transitionKinds.map((kind): [string, readonly Transition[]] => [kind, graph[kind] ?? []]),
    ),
  };
}

const emptyRecord = {
  id: null,
  signature: null,
  signature_zh: null,
  regex: null,
  domain: null,
  category: null,
  subcategory: null,
  root_cause: null,
  root_cause_type: null,
  root_cause_zh: null,
  versions: [],
  os_specific: {},
  dead_ends: [],
  workarounds: [],
  workarounds_zh: [],
  transition_graph: {},
  official_doc_url: null,
  official_doc_section: null,
  error_code: null,
  verification_tier: null,
  confidence: null,
  fix_success_rate: null,
  resolvable: null,
  first_seen: null,
  last_confirmed: null,
  last_updated: null,
  evidence_count: 0,
  tags: [],
  locale: 'en',
  aliases: [],
};

const emptyVersion = {
  version: null,
  introduced: null,
  deprecated: null,
  removed: null,
  behavior_change: null,
  status: null,
};

const emptyDeadEnd: { [key in keyof DeadEnd]?: unknown } = {
  action: '',
  why_fails: '',
  fail_rate: null,
  condition: '',
  sources: [],
};

const emptyWorkaround: { [key in keyof Workaround]?: unknown } = {
  action: '',
  success_rate: null,
  how: '',
  condition: '',
  sources: [],
};

/** The seed's flat list of translated workarounds: one string each, in the order of `workarounds`. */
function translatedWorkarounds(workarounds: readonly Workaround[]): readonly string[] {
  const texts = workarounds.map(({ action_zh, how_zh }) => [action_zh, how_zh].filter(Boolean).join('：'));
  return texts.some(Boolean) ? texts : [];
}

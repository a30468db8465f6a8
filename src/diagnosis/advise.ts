import { actionId, orderOf } from '../evidence/index.ts';
import type { Candidate } from '../matcher/index.ts';
import type { DeadEnd, FailureRecord, Measured, Transition, Workaround } from '../record/index.ts';
import { fillIn } from './fill-in.ts';
import type { AdvisedAction, Finding, NextError, NumberSource } from './types.ts';

export type Language = 'en' | 'zh';

type Advice = Pick<
  Finding,
  | 'title'
  | 'explanation'
  | 'causes'
  | 'avoid'
  | 'take'
  | 'next'
  | 'lookalikes'
  | 'tier'
  | 'reported'
  | 'documentation'
>;

/** What a record says about a candidate, in the reader's language and with the user's own values. */
export function adviceOf(
  record: FailureRecord,
  candidate: Candidate,
  find: (id: string) => FailureRecord | undefined,
  lang: Language,
): Advice {
  const { leads_to: leadsTo = [], frequently_confused_with: confused = [] } = record.transition_graph ?? {};
  const explanation = pick(lang, record.root_cause, record.root_cause_zh);
  return {
    title: pick(lang, record.signature, record.signature_zh) ?? record.signature,
    ...present('explanation', explanation),
    causes: (record.causes ?? []).map((cause) => ({
      id: cause.id,
      summary: pick(lang, cause.summary, cause.summary_zh) ?? cause.summary,
      indicated: cause.id === candidate.cause,
      checkable: cause.check !== undefined,
    })),
    avoid: (record.dead_ends ?? []).flatMap((deadEnd) => deadEndAdvice(deadEnd, candidate, lang)),
    take: ordered(record.workarounds ?? [], candidate.cause).flatMap((one) =>
      workaroundAdvice(one, candidate, lang),
    ),
    next: leadsTo
      .filter(({ id, cause }) => id !== record.id || cause !== candidate.cause)
      .map((edge) => nextError(edge, find(edge.id), lang)),
    lookalikes: confused.map((edge) => ({
      id: edge.id,
      ...present('difference', pick(lang, edge.difference, edge.difference_zh)),
    })),
    tier: record.verification_tier ?? 'ai_generated',
    ...present('reported', record.reported),
    ...present('documentation', record.official_doc_url),
  };
}

function nextError(edge: Transition, record: FailureRecord | undefined, lang: Language): NextError {
  const cause = record?.causes?.find(({ id }) => id === edge.cause);
  return {
    id: edge.id,
    ...present('signature', nameOf(record, lang)),
    ...present('cause', edge.cause),
    ...present('summary', pick(lang, cause?.summary, cause?.summary_zh)),
    ...present('via', edge.via),
    ...present('count', edge.count),
    ...present('reported', edge.reported),
    ...present('probability', edge.probability),
  };
}

function nameOf(record: FailureRecord | undefined, lang: Language): string | undefined {
  return record && pick(lang, record.signature, record.signature_zh);
}

/** First what fits the indicated cause, then by what is known of how often it works. */
function ordered(workarounds: readonly Workaround[], cause: string | undefined): readonly Workaround[] {
  const fits = ({ causes }: Workaround) =>
    cause === undefined || causes === undefined || causes.includes(cause) ? 1 : 0;
  return workarounds
    .map((one) => ({ one, fit: fits(one), order: orderOf(one, cause) }))
    .sort((a, b) => b.fit - a.fit || b.order - a.order)
    .map(({ one }) => one);
}

function deadEndAdvice(deadEnd: DeadEnd, candidate: Candidate, lang: Language): readonly AdvisedAction[] {
  const action = pick(lang, deadEnd.action, deadEnd.action_zh);
  const detail = pick(lang, deadEnd.why_fails, deadEnd.why_fails_zh);
  if (action === undefined && detail === undefined) return [];
  const claimed = deadEnd.fail_rate === undefined ? undefined : 1 - deadEnd.fail_rate;
  return [advised(deadEnd, action ?? detail ?? '', action && detail, candidate, lang, claimed)];
}

function workaroundAdvice(
  workaround: Workaround,
  candidate: Candidate,
  lang: Language,
): readonly AdvisedAction[] {
  const action = pick(lang, workaround.action, workaround.action_zh);
  const how = pick(lang, workaround.how, workaround.how_zh);
  if (action === undefined && how === undefined) return [];
  const detail = how === action ? undefined : how;
  return [
    advised(workaround, action ?? how ?? '', action && detail, candidate, lang, workaround.success_rate),
  ];
}

function advised(
  source: DeadEnd | Workaround,
  action: string,
  detail: string | undefined,
  { captures }: Candidate,
  lang: Language,
  claimed: number | undefined,
): AdvisedAction {
  const condition = pick(lang, source.condition, source.condition_zh);
  return {
    ...present('id', actionId(source)),
    action: fillIn(action, captures, 'text'),
    ...present('detail', detail && fillIn(detail, captures, 'text')),
    ...present('condition', condition && fillIn(condition, captures, 'text')),
    ...present('command', source.command && fillIn(source.command, captures, 'shell')),
    ...present('risk', source.risk),
    ...present('causes', source.causes),
    ...present('sources', source.sources),
    success: numberSource(source.measured, claimed),
    ...present('reported', source.reported),
  };
}

function numberSource(measured: Measured | undefined, claimed: number | undefined): NumberSource {
  if (measured) return { kind: 'measured', measured };
  return claimed === undefined ? { kind: 'none' } : { kind: 'claimed', rate: claimed };
}

function pick(lang: Language, en: string | undefined, zh: string | undefined): string | undefined {
  return lang === 'zh' ? (zh ?? en) : en;
}

/** A property that is there only where it says something. */
function present<K extends string, V>(key: K, value: V | undefined | ''): { readonly [key in K]?: V } {
  if (value === undefined || value === '') return {};
  const property: { [key in K]?: V } = {};
  property[key] = value;
  return property;
}

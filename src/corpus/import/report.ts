import type { FailureRecord } from '../../record/index.ts';
import type { ImportNote } from './importer.ts';

/** What an import brought, and how many records have which flaw. */
export interface ImportReport {
  readonly entries: number;
  readonly records: number;
  readonly unreadable: number;
  /** Records that give orders to agents by what they are known by; they stay out. */
  readonly refusedForOrders: number;
  /** Texts and actions that were taken out of a record because they give orders to agents. */
  readonly withheldTexts: number;
  /** Records whose regex cannot be used; they are found by likeness only. */
  readonly refusedRegexes: number;
  readonly withoutRegex: number;
  /** Records whose regex does not match their own signature. */
  readonly missOwnSignature: number;
  /** Records that share their signature with an earlier one. */
  readonly repeatedSignatures: number;
  /** Edges to a record that is not there. */
  readonly danglingLinks: number;
  /** Dead ends and workarounds without an action. */
  readonly emptyActions: number;
  /** Dead ends and workarounds that point at no source. */
  readonly withoutSource: number;
  /** Numbers that nobody measured; they stay claims. */
  readonly claimedRates: number;
}

/** Counts what a linter would say of imported records. */
export function reportImport(
  entries: number,
  records: readonly FailureRecord[],
  notes: readonly ImportNote[],
): ImportReport {
  const ids = new Set(records.map(({ id }) => id));
  const links = records.flatMap(({ transition_graph: graph = {} }) =>
    [graph.leads_to, graph.preceded_by, graph.frequently_confused_with].flatMap((edges) => edges ?? []),
  );
  const deadEnds = records.flatMap(({ dead_ends = [] }) => dead_ends);
  const workarounds = records.flatMap((record) => record.workarounds ?? []);
  const actions = [...deadEnds, ...workarounds];
  return {
    entries,
    records: records.length,
    unreadable: notes.filter(({ kind }) => kind === 'unreadable').length,
    refusedForOrders: notes.filter(({ kind }) => kind === 'refused').length,
    withheldTexts: notes.filter(({ kind }) => kind === 'withheld').length,
    refusedRegexes: notes.filter(({ kind }) => kind === 'refused-regex').length,
    withoutRegex: records.filter(({ regex }) => regex === undefined).length,
    missOwnSignature: records.filter(missesOwnSignature).length,
    repeatedSignatures: records.length - new Set(records.map(({ signature }) => signature)).size,
    danglingLinks: links.filter(({ id }) => !ids.has(id)).length,
    emptyActions: actions.filter(({ action }) => !action?.trim()).length,
    withoutSource: actions.filter(({ sources }) => !sources?.length).length,
    claimedRates:
      deadEnds.filter(({ fail_rate: rate }) => rate !== undefined).length +
      workarounds.filter(({ success_rate: rate }) => rate !== undefined).length,
  };
}

function missesOwnSignature({ regex, signature }: FailureRecord): boolean {
  if (regex === undefined) return false;
  const [, blind, body = ''] = /^(\(\?i\))?(.*)$/su.exec(regex) ?? [];
  return !new RegExp(body, blind ? 'iu' : 'u').test(signature);
}

import type { EvidenceCell, RecordEvidence, LedgerEntry } from '../record/index.ts';
import { groupBy } from './group-by.ts';

const keptLogs = 4;

/** The matrix action × cause × tool versions: how the trials of each cell ended. Trials that did nothing are not in it. */
export function matrixOf(entries: readonly LedgerEntry[]): RecordEvidence {
  const trials = entries.filter(({ action }) => action !== undefined);
  const cells = groupBy(trials, ({ action, cause, tools }) =>
    JSON.stringify([action, cause, versionsOf(tools)]),
  );
  return {
    trials: trials.filter(({ verdict }) => verdict !== 'inconclusive').length,
    cells: [...cells.values()].flatMap(toCell),
  };
}

/** `docker 28.5.2, git 2.39.5` */
export function versionsOf(tools: Readonly<Record<string, string>>): string {
  return Object.entries(tools)
    .map(([name, version]) => `${name} ${version}`)
    .sort()
    .join(', ');
}

function toCell(group: readonly LedgerEntry[]): EvidenceCell[] {
  const inOrder = group.toSorted((a, b) => (a.time < b.time ? -1 : 1));
  const last = inOrder.at(-1);
  if (last?.action === undefined) return [];
  const verdicts: EvidenceCell['verdicts'] = {};
  for (const { verdict } of inOrder) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  const logs = [...new Set(inOrder.map(({ log }) => log))].slice(-keptLogs);
  return [{ action: last.action, cause: last.cause, tools: last.tools, verdicts, last: last.time, logs }];
}

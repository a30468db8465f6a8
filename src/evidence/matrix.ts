import type { EvidenceCell, EvidenceDay, LedgerEntry, RecordEvidence, Trial } from '../record/index.ts';
import { groupBy } from './group-by.ts';

const keptTrials = 4;

/** The matrix action × cause × tool versions: how the trials of each cell ended. Trials that did nothing are not in it. */
export function matrixOf(entries: readonly LedgerEntry[]): RecordEvidence {
  const trials = entries.filter(({ action }) => action !== undefined);
  const cells = groupBy(trials, ({ action, cause, tools }) =>
    JSON.stringify([action, cause, versionsOf(tools)]),
  );
  return {
    trials: trials.filter(({ verdict }) => verdict !== 'inconclusive').length,
    cells: [...cells.values()].flatMap(toCell),
    history: historyOf(trials),
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
  const logs = [...new Set(inOrder.map(({ log }) => log))].slice(-keptTrials);
  const recent = inOrder.slice(-keptTrials).map(toTrial);
  const { action, cause, tools, time } = last;
  return [{ action, cause, tools, verdicts: countVerdicts(inOrder), last: time, logs, recent }];
}

function toTrial({ time, verdict, seconds, exits, log }: LedgerEntry): Trial {
  return { time, verdict, seconds, ...(exits.after !== undefined && { exit: exits.after }), log };
}

function countVerdicts(entries: readonly LedgerEntry[]): EvidenceCell['verdicts'] {
  const verdicts: EvidenceCell['verdicts'] = {};
  for (const { verdict } of entries) verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  return verdicts;
}

/** What was run on which day with which tools. */
function historyOf(trials: readonly LedgerEntry[]): EvidenceDay[] {
  const days = groupBy(trials, ({ time, tools }) => `${time.slice(0, 10)} ${versionsOf(tools)}`);
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      if (!first) return [];
      return [{ day: first.time.slice(0, 10), tools: first.tools, verdicts: countVerdicts(group) }];
    });
}

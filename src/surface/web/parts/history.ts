import type { EvidenceDay, FailureRecord } from '../../../record/index.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import type { Words } from '../words/words.ts';
import { verdictNames } from './marks.ts';

/** The ledger over time: one row for each day and set of tools, a bar for how its trials ended. */
export function historyTable({ evidence }: FailureRecord, words: Words): Child {
  const days = evidence?.history ?? [];
  if (days.length === 0) return undefined;
  const most = Math.max(...days.map(countOf));
  return h(
    'table',
    { class: 'history' },
    h('caption', {}, words.record.historyLead),
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        [words.record.day, words.record.tools, words.record.outcome].map((name) =>
          h('th', { scope: 'col' }, name),
        ),
      ),
    ),
    h(
      'tbody',
      {},
      days.toReversed().map((day) => dayRow(day, most, words)),
    ),
  );
}

function dayRow(day: EvidenceDay, most: number, words: Words): Element {
  const tools = Object.entries(day.tools).map(([name, version]) => `${name} ${version}`);
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('time', { datetime: day.day }, day.day)),
    h('td', { class: 'history-tools' }, tools.join(', ')),
    h('td', { class: 'history-bar' }, verdictBar(day.verdicts, most, words)),
  );
}

/** How trials ended, as a bar in parts, and in words beside it. */
export function verdictBar(verdicts: EvidenceDay['verdicts'], most: number, words: Words): Child {
  const width = 160;
  let at = 0;
  const parts = verdictNames.flatMap((name) => {
    const count = verdicts[name] ?? 0;
    if (count === 0) return [];
    const size = Math.max(2, (count / most) * width);
    const part = h('rect', {
      class: `part part-${name}`,
      x: round(at),
      y: 1,
      width: round(size - 1),
      height: 10,
      rx: 1.5,
    });
    at += size;
    return [part];
  });
  const text = verdictNames
    .flatMap((name) => (verdicts[name] ? [`${verdicts[name]} ${words.verdicts[name]}`] : []))
    .join(', ');
  return [
    h('svg', { class: 'verdict-bar', viewBox: `0 0 ${width + 10} 12`, 'aria-hidden': 'true' }, parts),
    h('span', { class: 'bar-text' }, text),
  ];
}

function countOf({ verdicts }: EvidenceDay): number {
  return Object.values(verdicts).reduce((all, count) => all + (count ?? 0), 0);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

import type { EvidenceCell, FailureRecord } from '../../../record/index.ts';
import { matrixColumns } from '../data/matrix-columns.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import type { Page } from '../pages/page.ts';
import { verdictMark } from './marks.ts';
import { cellAnchor, verdictsText } from './matrix.ts';

/** The trials behind every cell, one fold an action: what the cells of the matrix open. */
export function trialList(page: Page, record: FailureRecord): Child {
  const { words } = page;
  const matrix = matrixColumns(record);
  if (!matrix) return undefined;
  const actions = [...(record.dead_ends ?? []), ...(record.workarounds ?? [])].flatMap(({ id }) => id ?? []);
  return [
    h('p', { class: 'soft' }, words.record.logsNote),
    actions.map((action) => {
      const cells = matrix.columns.flatMap((column, i) => {
        const cell = column.cells.get(action);
        return cell ? [{ cell, index: i, versions: column.versions }] : [];
      });
      if (cells.length === 0) return undefined;
      return h(
        'details',
        { class: 'trials' },
        h('summary', {}, h('code', {}, action), h('span', { class: 'soft' }, ` ${total(cells)}`)),
        cells.map(({ cell, index, versions }) =>
          cellTrials(page, cell, { anchor: cellAnchor(action, index), versions }),
        ),
      );
    }),
  ];
}

interface CellPlace {
  readonly anchor: string;
  readonly versions: readonly string[];
}

function cellTrials(page: Page, cell: EvidenceCell, { anchor, versions }: CellPlace): Element {
  const { words } = page;
  const { cause, recent = [] } = cell;
  const all = sum(cell);
  return h(
    'section',
    { class: 'cell-trials', id: anchor },
    h(
      'p',
      { class: 'cell-head' },
      h('strong', {}, cause),
      versions.length > 0 && h('span', {}, versions.join(', ')),
      h('span', {}, verdictsText(cell, words)),
      recent.length < all && h('span', { class: 'soft' }, words.record.newest(recent.length, all)),
    ),
    recent.length > 0
      ? h(
          'ul',
          { class: 'plain' },
          recent
            .toReversed()
            .map(({ time, verdict, seconds, exit, log }) =>
              h(
                'li',
                { class: 'trial' },
                verdictMark(verdict),
                h('span', { class: 'trial-verdict' }, words.verdicts[verdict]),
                h('time', { datetime: time }, time.slice(0, 16).replace('T', ' ')),
                h('span', {}, words.record.seconds(seconds)),
                exit !== undefined && h('span', {}, `${words.record.exit} ${exit}`),
                logName(page, log),
              ),
            ),
        )
      : h(
          'ul',
          { class: 'plain' },
          (cell.logs ?? []).map((log) => h('li', { class: 'trial' }, logName(page, log))),
        ),
  );
}

/** The digest of a full log; it leads there, where it lies here. */
function logName({ site, link }: Page, digest: string): Element {
  const name = h('code', { class: 'digest', title: digest }, digest);
  return site.hasLog(digest) ? h('a', { href: link(`api/v1/logs/${digest}`) }, name) : name;
}

function total(cells: readonly { readonly cell: EvidenceCell }[]): number {
  return cells.reduce((all, { cell }) => all + sum(cell), 0);
}

function sum({ verdicts }: EvidenceCell): number {
  return Object.values(verdicts).reduce((all, count) => all + (count ?? 0), 0);
}

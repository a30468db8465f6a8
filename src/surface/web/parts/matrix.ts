import type { EvidenceCell, FailureRecord } from '../../../record/index.ts';
import { matrixColumns, type Matrix, type MatrixColumn } from '../data/matrix-columns.ts';
import { h, type Child, type Element } from '../markup/element.ts';
import type { Words } from '../words/words.ts';
import { verdictMark, verdictNames } from './marks.ts';

/** The evidence as a picture: actions down, causes and tool versions across, a sign for how each cell ended. */
export function matrixFigure(record: FailureRecord, words: Words): Child {
  const matrix = matrixColumns(record);
  if (!matrix) return h('p', { class: 'note' }, words.record.noEvidence);
  const { trials = 0, cells = [] } = record.evidence ?? {};
  const shared = matrix.everywhere.join(', ');
  return [
    h(
      'p',
      { class: 'lead-small' },
      words.record.evidenceLead(trials, cells.length),
      shared !== '' && ` ${words.record.everywhere(shared)}`,
    ),
    legend(words),
    h(
      'div',
      { class: 'matrix-scroll', tabindex: 0, role: 'region', 'aria-label': words.record.matrix },
      table(record, matrix, words),
    ),
    h('p', { class: 'soft matrix-hint' }, words.record.matrixHint),
  ];
}

/** What every sign means. */
export function legend(words: Words): Element {
  return h(
    'ul',
    { class: 'legend', 'aria-label': words.record.legend },
    verdictNames.map((name) => h('li', {}, verdictMark(name), words.verdicts[name])),
    h('li', {}, h('span', { class: 'untried', 'aria-hidden': 'true' }, '·'), words.record.notTried),
  );
}

/** Where the trials of a cell are listed on the page. */
export function cellAnchor(action: string, column: number): string {
  return `trials-${action}-${column + 1}`;
}

function table(record: FailureRecord, { columns }: Matrix, words: Words): Element {
  const hasVersions = columns.some(({ versions }) => versions.length > 0);
  const groups = [...new Set(columns.map(({ cause }) => cause))];
  const isExplained = (cause: string) => (record.causes ?? []).some(({ id }) => id === cause);
  const avoid = (record.dead_ends ?? []).flatMap(({ id }) => id ?? []);
  const take = (record.workarounds ?? []).flatMap(({ id }) => id ?? []);
  return h(
    'table',
    { class: 'matrix', 'data-matrix': true },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        h('td', { rowspan: hasVersions ? 2 : 1 }),
        groups.map((cause) =>
          h(
            'th',
            {
              scope: 'colgroup',
              class: 'matrix-cause',
              colspan: columns.filter((column) => column.cause === cause).length,
            },
            isExplained(cause) ? h('a', { href: `#cause-${cause}` }, cause) : h('code', {}, cause),
          ),
        ),
      ),
      hasVersions &&
        h(
          'tr',
          {},
          columns.map((column, i) => versionHead(column, columns[i - 1])),
        ),
    ),
    group(words.record.avoidGroup, avoid, columns, words),
    group(words.record.takeGroup, take, columns, words),
  );
}

function versionHead({ cause, versions }: MatrixColumn, before: MatrixColumn | undefined): Element {
  return h(
    'th',
    { scope: 'col', class: before?.cause === cause ? 'matrix-version' : 'matrix-version first' },
    h(
      'span',
      {},
      versions.map((version) => h('span', { class: 'version-name' }, version)),
    ),
  );
}

function group(
  title: string,
  actions: readonly string[],
  columns: readonly MatrixColumn[],
  words: Words,
): Child {
  const tried = actions.filter((action) => columns.some(({ cells }) => cells.has(action)));
  if (tried.length === 0) return undefined;
  return h(
    'tbody',
    {},
    h('tr', { class: 'matrix-group' }, h('th', { scope: 'rowgroup', colspan: columns.length + 1 }, title)),
    tried.map((action) =>
      h(
        'tr',
        {},
        h('th', { scope: 'row' }, h('a', { href: `#action-${action}` }, action)),
        columns.map((column, i) => cellOf(action, column, columns[i - 1], i, words)),
      ),
    ),
  );
}

function cellOf(
  action: string,
  { cause, versions, cells }: MatrixColumn,
  before: MatrixColumn | undefined,
  index: number,
  words: Words,
): Element {
  const cell = cells.get(action);
  const place = before?.cause === cause ? '' : 'first';
  if (!cell) {
    return h(
      'td',
      { class: place || undefined },
      h('span', { class: 'untried', title: words.record.notTried }, '·'),
    );
  }
  const label = words.record.cell(action, cause, versions.join(', '), verdictsText(cell, words));
  return h(
    'td',
    { class: place || undefined },
    h(
      'a',
      { class: 'cell', href: `#${cellAnchor(action, index)}`, 'aria-label': label, title: label },
      verdictNames
        .filter((name) => cell.verdicts[name] !== undefined)
        .map((name) => [verdictMark(name), h('span', { class: 'cell-count' }, cell.verdicts[name])]),
    ),
  );
}

/** `2 fixed, 1 another error` */
export function verdictsText({ verdicts }: Pick<EvidenceCell, 'verdicts'>, words: Words): string {
  return verdictNames
    .flatMap((name) => (verdicts[name] === undefined ? [] : `${verdicts[name]} × ${words.verdicts[name]}`))
    .join(', ');
}

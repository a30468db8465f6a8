import type { EvidenceCell, FailureRecord, Verdict } from '../../record/index.ts';
import type { Language } from '../advise.ts';
import { inert } from './inert.ts';

export interface MatrixOptions {
  /** @default 'en' */
  readonly lang?: Language;
  /** @default 'text' */
  readonly format?: 'text' | 'markdown';
  /** Columns of the terminal; a table that is wider is written in signs. @default no limit */
  readonly width?: number;
}

/** The measured matrix, ready for a table: actions down, causes × tool versions across. */
export interface MatrixTable {
  readonly columns: readonly { readonly name: string; readonly cause: string; readonly versions: string }[];
  readonly rows: readonly MatrixRow[];
}

export interface MatrixRow {
  readonly kind: 'avoid' | 'take';
  readonly action: string;
  /** In the order of the columns; `undefined` where it was not tried. */
  readonly cells: readonly (EvidenceCell['verdicts'] | undefined)[];
}

/** Lays the matrix of a record out; `undefined` where nothing was measured. */
export function matrixTable(record: FailureRecord): MatrixTable | undefined {
  const cells = record.evidence?.cells ?? [];
  if (cells.length === 0) return undefined;
  const causes = [...(record.causes ?? []).map(({ id }) => id), ...cells.map(({ cause }) => cause)];
  const versions = [...new Set(cells.map(({ tools }) => versionText(tools)))].sort(byNumber);
  const columns = [...new Set(causes)].flatMap((cause) =>
    versions
      .filter((text) => cells.some((cell) => cell.cause === cause && versionText(cell.tools) === text))
      .map((text) => ({ cause, versions: text })),
  );
  const row = (kind: MatrixRow['kind'], action: string): MatrixRow => ({
    kind,
    action,
    cells: columns.map(({ cause, versions: text }) => {
      const isHere = (cell: EvidenceCell) =>
        cell.action === action && cell.cause === cause && versionText(cell.tools) === text;
      return cells.find(isHere)?.verdicts;
    }),
  });
  return {
    columns: columns.map((column, i) => ({ name: letter(i), ...column })),
    rows: [
      ...(record.dead_ends ?? []).flatMap(({ id }) => (id === undefined ? [] : [row('avoid', id)])),
      ...(record.workarounds ?? []).flatMap(({ id }) => (id === undefined ? [] : [row('take', id)])),
    ],
  };
}

/** The matrix as a table one understands at a glance; nothing where nothing was measured. */
export function renderMatrix(
  record: FailureRecord,
  { lang = 'en', format = 'text', width = Infinity }: MatrixOptions = {},
): string {
  const table = matrixTable(record);
  if (!table) return '';
  const words = texts[lang];
  const head = ['', ...table.columns.map(({ name }) => name)];
  const rows = rowsOf(table, (verdicts) => cellText(verdicts, words));
  const legend = table.columns.map(
    ({ name, cause, versions }) => `${name}  ${inert(cause)}${versions ? ` (${inert(versions)})` : ''}`,
  );
  switch (format) {
    case 'markdown':
      return [
        `### ${words.title}\n`,
        ...[head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cellSafe).join(' | ')} |`),
        '',
        ...legend.map((line) => `- ${cellSafe(line)}`),
        '',
      ].join('\n');
    case 'text': {
      const wide = aligned([head, ...rows]);
      const fits = wide.every((line) => columnsOf(line) <= width);
      const narrow = () => [...aligned([head, ...rowsOf(table, signText)]), '', `  ${keyOf(words)}`];
      const lines = fits ? wide : narrow();
      return [words.title, ...lines, '', ...legend.map((line) => `  ${line}`), ''].join('\n');
    }
  }
}

type Verdicts = EvidenceCell['verdicts'];

function rowsOf(
  { rows }: MatrixTable,
  textOf: (verdicts: Verdicts) => string,
): readonly (readonly string[])[] {
  return rows.map(({ kind, action, cells }) => [
    `${kind === 'avoid' ? '-' : '+'} ${inert(action)}`,
    ...cells.map((cell) => (cell ? textOf(cell) : '·')),
  ]);
}

const signs: Readonly<Record<Verdict, string>> = {
  fixed: '✓',
  persists: '✗',
  changed: '→',
  harmful: '‼',
  inconclusive: '?',
};

/** `✓2`, and all of them where trials disagreed: `✓1✗1`. */
function signText(verdicts: Verdicts): string {
  return verdictNames
    .map((name) => (verdicts[name] === undefined ? '' : `${signs[name]}${verdicts[name]}`))
    .join('');
}

function keyOf(words: Words): string {
  return verdictNames
    .filter((name) => name !== 'inconclusive')
    .map((name) => `${signs[name]} ${words[name]}`)
    .join('   ');
}

const verdictNames = ['fixed', 'persists', 'changed', 'harmful', 'inconclusive'] as const;

type Words = Readonly<Record<Verdict | 'title', string>>;

const texts: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Measured',
    fixed: 'fixed',
    persists: 'persists',
    changed: 'other error',
    harmful: 'DESTROYS',
    inconclusive: '?',
  },
  zh: {
    title: '实测',
    fixed: '已修复',
    persists: '仍失败',
    changed: '换了错误',
    harmful: '毁掉成果',
    inconclusive: '?',
  },
};

/** `fixed 2`, and all of them where trials disagreed: `fixed 1, persists 1`. */
function cellText(verdicts: EvidenceCell['verdicts'], words: Words): string {
  const counted = verdictNames.flatMap((verdict) => {
    const count = verdicts[verdict];
    return count === undefined ? [] : [`${words[verdict]} ${count}`];
  });
  return counted.join(', ');
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => columnsOf(row[i] ?? ''))));
  return rows.map((row) =>
    `  ${row.map((text, i) => text + ' '.repeat((widths[i] ?? 0) - columnsOf(text))).join('  ')}`.trimEnd(),
  );
}

/** Columns that a text takes in a terminal: East Asian wide characters take two. */
function columnsOf(text: string): number {
  const wide = text.match(/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/g);
  return text.length + (wide?.length ?? 0);
}

function cellSafe(text: string): string {
  return text.replaceAll(/[\\|`*_<>[\]]/g, '\\$&');
}

function versionText(tools: Readonly<Record<string, string>>): string {
  return Object.entries(tools)
    .map(([name, version]) => `${name} ${version}`)
    .sort()
    .join(', ');
}

function byNumber(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true });
}

/** A, B, … Z, AA, AB, … */
function letter(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}

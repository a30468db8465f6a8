import { isDeepStrictEqual } from 'node:util';
import { parse, TomlError } from 'smol-toml';
import { InstallError } from '../install-error.ts';
import type { Wanted } from '../wanted.ts';
import { applyEdit, type Edit } from './edit.ts';
import type { IsOurs } from './json-edits.ts';
import { layoutOf } from './layout.ts';
import { unreadable } from './parse-json.ts';

type WantedToml = Extract<Wanted, { readonly kind: 'toml' }>;

/**
 * The edit that brings one table into the text: at its end, or in the place of an older one of ours. Nothing else is
 * touched, and both texts are parsed to see that it is so.
 */
export function tomlEdits(text: string, wanted: WantedToml, isOurs: IsOurs): readonly Edit[] {
  const { path, table, values } = wanted;
  const before = parseToml(text, path);
  const there = valueAt(before, table);
  if (holds(there, values)) return [];
  if (there !== undefined && !isOurs(there)) {
    throw new InstallError(
      'taken',
      `Expected the table ${table.join('.')} in ${path} to be free or wayout's own; found another one there. Rename it and try again`,
    );
  }
  const edit = there === undefined ? append(text, wanted) : exchange(text, wanted);
  const after = parseToml(applyEdit(text, edit), path);
  if (
    !isDeepStrictEqual(without(after, table), without(before, table)) ||
    !holds(valueAt(after, table), values)
  ) {
    throw new InstallError(
      'taken',
      `Expected to add the table ${table.join('.')} to ${path} alone; its form does not allow it. Add it by hand`,
    );
  }
  return [edit];
}

/** The text without our table: for a file that was changed by others since. */
export function removeTable(text: string, { path, table }: WantedToml, isOurs: IsOurs): string {
  const before = parseToml(text, path);
  const range = isOurs(valueAt(before, table)) ? rangeOf(text, table) : undefined;
  if (!range) return text;
  const after = text.slice(0, range[0]) + text.slice(range[1]);
  return isDeepStrictEqual(without(parseToml(after, path), table), without(before, table)) ? after : text;
}

function append(text: string, wanted: WantedToml): Edit {
  const { newline } = layoutOf(text);
  const gap = text === '' ? '' : text.endsWith('\n') ? newline : newline + newline;
  return { offset: text.length, removed: '', inserted: gap + tableText(wanted, newline) };
}

function exchange(text: string, wanted: WantedToml): Edit {
  const [start, end] = rangeOf(text, wanted.table) ?? [text.length, text.length];
  const { newline } = layoutOf(text);
  return { offset: start, removed: text.slice(start, end), inserted: tableText(wanted, newline) };
}

/** From the table's header to the last of its lines that say something. */
function rangeOf(text: string, table: readonly string[]): readonly [number, number] | undefined {
  const lines = text.split(/(?<=\n)/);
  const first = lines.findIndex((line) => line.trim() === `[${table.join('.')}]`);
  if (first < 0) return undefined;
  const next = lines.findIndex((line, i) => i > first && line.trimStart().startsWith('['));
  const body = lines.slice(first, next < 0 ? lines.length : next);
  const last = body.findLastIndex((line) => !/^(?:#.*)?$/.test(line.trim()));
  const start = lines.slice(0, first).join('').length;
  return [start, start + body.slice(0, last + 1).join('').length];
}

function tableText({ table, values }: WantedToml, newline: string): string {
  const lines = Object.entries(values).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
  return [`[${table.join('.')}]`, ...lines, ''].join(newline);
}

function parseToml(text: string, path: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const offset =
      text
        .split('\n')
        .slice(0, error.line - 1)
        .join('\n').length +
      (error.line > 1 ? 1 : 0) +
      error.column -
      1;
    throw unreadable(path, text, offset, 'TOML');
  }
}

/** The parser's tables have no prototype, and so equal none of ours. */
function holds(there: unknown, values: WantedToml['values']): boolean {
  return isTable(there) && isDeepStrictEqual({ ...there }, values);
}

function valueAt(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined) return value;
  return isTable(value) ? valueAt(value[key], rest) : undefined;
}

/** Everything but the table, and but the tables on the way to it that hold nothing else. */
function without(value: unknown, [key, ...rest]: readonly string[]): unknown {
  if (key === undefined || !isTable(value)) return undefined;
  const { [key]: inner, ...others } = value;
  const left = rest.length > 0 ? without(inner, rest) : undefined;
  const empty = left === undefined || (isTable(left) && Object.keys(left).length === 0);
  return empty ? others : { ...others, [key]: left };
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

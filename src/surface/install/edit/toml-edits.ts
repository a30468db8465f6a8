import { isDeepStrictEqual } from 'node:util';
import { parse, TomlError } from 'smol-toml';
import { InstallError } from '../install-error.ts';
import type { Wanted } from '../wanted.ts';
import { applyEdit, type Edit } from './edit.ts';
import type { IsOurs } from './json-edits.ts';
import { layoutOf } from './layout.ts';
import { unreadable } from './parse-json.ts';
import { isTable, namesBeside, type Remains } from './remains.ts';
import { sectionsOf, withoutKeys } from './toml-sections.ts';

type WantedToml = Extract<Wanted, { readonly kind: 'toml' }>;

/**
 * The edit that brings one table into the text: at its end, or into an older one of ours, whose other lines stay. Nothing
 * else is touched, and both texts are parsed to see that it is so.
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
  const edit = there === undefined ? append(text, wanted) : renew(text, wanted);
  const after = edit && parseToml(applyEdit(text, edit), path);
  const merged = { ...(isTable(there) && there), ...values };
  if (
    !edit ||
    !isDeepStrictEqual(without(after, table), without(before, table)) ||
    !isDeepStrictEqual({ ...tableAt(after, table) }, merged)
  ) {
    throw new InstallError(
      'taken',
      `Expected to add the table ${table.join('.')} to ${path} alone; its form does not allow it. Add it by hand`,
    );
  }
  return [edit];
}

/** The text without our table, and without the tables below it: for a file that was changed by others since. */
export function removeTable(text: string, { path, table, values }: WantedToml, isOurs: IsOurs): Remains {
  const before = parseToml(text, path);
  const there = valueAt(before, table);
  if (!isOurs(there)) return { text, lost: [] };
  const own = sectionsOf(text).filter((section) => table.every((key, i) => section.path[i] === key));
  const after = own.reduceRight((now, { start, end }) => now.slice(0, start) + now.slice(end), text);
  const left = parseToml(after, path);
  if (
    valueAt(left, table) !== undefined ||
    !isDeepStrictEqual(without(left, table), without(before, table))
  ) {
    throw new InstallError(
      'taken',
      `Expected to remove the table ${table.join('.')} from ${path} alone; its form does not allow it. Remove it by hand and try again`,
    );
  }
  return { text: after, lost: namesBeside(there, values, table) };
}

function append(text: string, wanted: WantedToml): Edit {
  const { newline } = layoutOf(text);
  const gap = text === '' ? '' : text.endsWith('\n') ? newline : newline + newline;
  return { offset: text.length, removed: '', inserted: gap + tableText(wanted, newline) };
}

/** `undefined` where the table has no header of its own. */
function renew(text: string, { table, values }: WantedToml): Edit | undefined {
  const section = sectionsOf(text).find(({ path }) => isDeepStrictEqual(path, table));
  if (!section) return undefined;
  const { newline } = layoutOf(text);
  const [header = '', ...body] = section.lines;
  const own = linesOf(values).map((line) => line + newline);
  const rest = withoutKeys(body, Object.keys(values));
  const inserted = [header, ...own, ...rest].join('');
  return { offset: section.start, removed: text.slice(section.start, section.end), inserted };
}

function tableText({ table, values }: WantedToml, newline: string): string {
  return [`[${table.join('.')}]`, ...linesOf(values), ''].join(newline);
}

function linesOf(values: WantedToml['values']): readonly string[] {
  return Object.entries(values).map(([key, value]) => `${key} = ${JSON.stringify(value)}`);
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

/** What others have added to the table is theirs. */
function holds(there: unknown, values: WantedToml['values']): boolean {
  return (
    isTable(there) && Object.entries(values).every(([key, value]) => isDeepStrictEqual(there[key], value))
  );
}

function tableAt(value: unknown, path: readonly string[]) {
  const found = valueAt(value, path);
  return isTable(found) ? found : {};
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

import { isDeepStrictEqual } from 'node:util';
import { findNodeAtLocation, getNodeValue, type Node } from 'jsonc-parser';
import { InstallError } from '../install-error.ts';
import type { JsonEntry } from '../wanted.ts';
import { applyEdit, type Edit } from './edit.ts';
import { commaIn, indentAt, layoutOf, type Layout } from './layout.ts';
import { parseJson, unreadable } from './parse-json.ts';
import { isTable } from './remains.ts';

/** Whether a value that stands in the way is an older one of wayout's own. */
export type IsOurs = (value: unknown) => boolean;

/** The edits, one after another, that bring the entries into the text; none for what is there already. */
export function jsonEdits(
  text: string,
  path: string,
  entries: readonly JsonEntry[],
  isOurs: IsOurs,
): readonly Edit[] {
  const edits: Edit[] = [];
  let now = text;
  for (const entry of entries) {
    for (const edit of entryEdits(now, path, entry, isOurs)) {
      edits.push(edit);
      now = applyEdit(now, edit);
    }
  }
  return edits;
}

function entryEdits(text: string, path: string, entry: JsonEntry, isOurs: IsOurs): readonly Edit[] {
  if (text.trim() === '') {
    const { newline } = layoutOf(text);
    return [
      { offset: text.length, removed: '', inserted: `{}${newline}` },
      ...entryEdits(`${text}{}${newline}`, path, entry, isOurs),
    ];
  }
  const tree = parseJson(text, path);
  const found = findNodeAtLocation(tree, [...entry.at]);
  if (!found) return insertMissing(text, path, tree, entry);
  switch (entry.how) {
    case 'default':
      return [];
    case 'set':
      return replace(text, path, found, entry, isOurs);
    case 'add':
      return add(text, path, found, entry, isOurs);
  }
}

/** What others have added to an entry of ours stays: only our own keys are set. */
function replace(
  text: string,
  path: string,
  node: Node,
  { at, value }: JsonEntry,
  isOurs: IsOurs,
): readonly Edit[] {
  const there = plainValue(node);
  if (isDeepStrictEqual(there, value)) return [];
  if (!isOurs(there)) {
    throw new InstallError(
      'taken',
      `Expected "${at.join('.')}" in ${path} to be free or wayout's own; found another one there. Rename it and try again`,
    );
  }
  if (!isTable(there) || !isTable(value)) return [exchange(text, node, value)];
  const entries = Object.entries(value).map(([key, inner]): JsonEntry => ({
    at: [...at, key],
    value: inner,
    how: 'set',
  }));
  return jsonEdits(text, path, entries, () => true);
}

function add(
  text: string,
  path: string,
  node: Node,
  { at, value }: JsonEntry,
  isOurs: IsOurs,
): readonly Edit[] {
  if (node.type !== 'array') throw unreadable(path, text, node.offset, `an array at "${at.join('.')}"`);
  const own = (node.children ?? []).filter((one) => isOurs(plainValue(one)));
  if (own.some((one) => isDeepStrictEqual(plainValue(one), value))) return [];
  const [older] = own;
  if (!older) return insertInto(text, node, undefined, value);
  const [part] = ownParts(older, isOurs);
  if (part === undefined || part === older) return [exchange(text, older, value)];
  // Somebody has put a hook of their own beside ours.
  const inner = isTable(value) && Array.isArray(value['hooks']) ? value['hooks'] : [];
  return isDeepStrictEqual(plainValue(part), inner[0]) ? [] : [exchange(text, part, inner[0])];
}

/** Of a group of hooks with those of others in it only our own, else the whole element. */
export function ownParts(element: Node, isOurs: IsOurs): readonly Node[] {
  const hooks = findNodeAtLocation(element, ['hooks']);
  const inner = hooks?.type === 'array' ? (hooks.children ?? []) : [];
  const own = inner.filter((one) => isOurs(plainValue(one)));
  return own.length > 0 && own.length < inner.length ? own : [element];
}

/** The parser's objects have no prototype, and so equal none of ours. */
export function plainValue(node: Node): unknown {
  return JSON.parse(JSON.stringify(getNodeValue(node)));
}

function exchange(text: string, node: Node, value: unknown): Edit {
  const layout = layoutOf(text);
  return {
    offset: node.offset,
    removed: text.slice(node.offset, node.offset + node.length),
    inserted: write(value, layout, indentAt(text, node.offset)),
  };
}

/** Puts the value, and the objects on the way to it that are missing, into the deepest object that is there. */
function insertMissing(
  text: string,
  path: string,
  tree: Node,
  { at, value, how }: JsonEntry,
): readonly Edit[] {
  let depth = at.length - 1;
  while (depth > 0 && !findNodeAtLocation(tree, at.slice(0, depth))) depth--;
  const parent = depth === 0 ? tree : findNodeAtLocation(tree, at.slice(0, depth));
  if (parent?.type !== 'object') {
    throw unreadable(path, text, parent?.offset ?? 0, `an object at "${at.slice(0, depth).join('.')}"`);
  }
  const inner = at
    .slice(depth + 1)
    .reduceRight<unknown>((nested, key) => ({ [key]: nested }), how === 'add' ? [value] : value);
  return insertInto(text, parent, at[depth], inner);
}

/**
 * Puts a member at the end of an object or an array: a comma right behind the last value, the new one behind the comments
 * that follow it, so that each comment stays where it was.
 */
function insertInto(text: string, parent: Node, key: string | undefined, value: unknown): readonly Edit[] {
  const layout = layoutOf(text);
  const close = parent.offset + parent.length - 1;
  const inside = text.slice(parent.offset + 1, close);
  const last = parent.children?.at(-1);
  const oneLine = last !== undefined && !inside.includes('\n');
  const outer = indentAt(text, parent.offset);
  const indent = outer + layout.indent;
  const name = key === undefined ? '' : `${JSON.stringify(key)}: `;
  const lastEnd = last && last.offset + last.length;
  // A trailing comma may stand behind the last value, with comments before it: then one stands behind ours too.
  const trails = lastEnd !== undefined && commaIn(text, lastEnd, close) !== undefined;
  const comma = lastEnd === undefined || trails ? [] : [insertion(lastEnd, ',')];
  const written = name + (oneLine ? writeOneLine(value) : write(value, layout, indent));
  const member = trails ? `${written},` : written;
  const end = parent.offset + 1 + inside.trimEnd().length + comma.length;
  if (oneLine) return [...comma, insertion(end, ` ${member}`)];
  const closing = inside.includes('\n') ? '' : layout.newline + outer;
  return [...comma, insertion(end, `${layout.newline}${indent}${member}${closing}`)];
}

function insertion(offset: number, inserted: string): Edit {
  return { offset, removed: '', inserted };
}

function write(value: unknown, { indent, newline }: Layout, outer: string): string {
  return JSON.stringify(value, undefined, indent).replaceAll('\n', newline + outer);
}

function writeOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(writeOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}: ${writeOneLine(one)}`);
  return members.length > 0 ? `{ ${members.join(', ')} }` : '{}';
}

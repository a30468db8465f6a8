import { findNodeAtLocation, getNodeValue, modify } from 'jsonc-parser';
import type { JsonEntry } from '../wanted.ts';
import type { IsOurs } from './json-edits.ts';
import { layoutOf } from './layout.ts';
import { parseJson } from './parse-json.ts';

/** The text without what is ours at the entries' places: for a file that was changed by others since. */
export function removeEntries(
  text: string,
  path: string,
  entries: readonly JsonEntry[],
  isOurs: IsOurs,
): string {
  return entries
    .filter(({ how }) => how !== 'default')
    .reduce((now, entry) => removeEntry(now, path, entry, isOurs), text);
}

function removeEntry(text: string, path: string, { at, how }: JsonEntry, isOurs: IsOurs): string {
  if (text.trim() === '') return text;
  const node = findNodeAtLocation(parseJson(text, path), [...at]);
  if (!node) return text;
  if (how === 'set') return isOurs(getNodeValue(node)) ? removeAt(text, path, at) : text;
  const index = (node.children ?? []).findIndex((one) => isOurs(getNodeValue(one)));
  return index < 0 ? text : removeAt(text, path, [...at, index]);
}

/** Containers that are empty then go too: nobody writes an empty list of hooks by hand. */
function removeAt(text: string, path: string, at: readonly (string | number)[]): string {
  const { indent, newline } = layoutOf(text);
  const formattingOptions = {
    insertSpaces: !indent.includes('\t'),
    tabSize: indent.length,
    eol: newline,
  };
  const edits = modify(text, [...at], undefined, { formattingOptions });
  const after = edits.reduceRight(
    (now, { offset, length, content }) => now.slice(0, offset) + content + now.slice(offset + length),
    text,
  );
  const parent = at.slice(0, -1);
  if (parent.length === 0) return after;
  const node = findNodeAtLocation(parseJson(after, path), [...parent]);
  return node?.children?.length === 0 ? removeAt(after, path, parent) : after;
}

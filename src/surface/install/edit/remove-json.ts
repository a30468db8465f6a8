import { findNodeAtLocation, getNodePath, type Node } from 'jsonc-parser';
import type { JsonEntry } from '../wanted.ts';
import { ownParts, plainValue, type IsOurs } from './json-edits.ts';
import { commaIn } from './layout.ts';
import { parseJson } from './parse-json.ts';
import { namesBeside, type Remains } from './remains.ts';

/** The text without what is ours at the entries' places: for a file that was changed by others since. */
export function removeEntries(
  text: string,
  path: string,
  entries: readonly JsonEntry[],
  isOurs: IsOurs,
): Remains {
  return entries
    .filter(({ how }) => how !== 'default')
    .reduce<Remains>(
      (now, entry) => {
        const { text: left, lost } = removeEntry(now.text, path, entry, isOurs);
        return { text: left, lost: [...now.lost, ...lost] };
      },
      { text, lost: [] },
    );
}

function removeEntry(text: string, path: string, entry: JsonEntry, isOurs: IsOurs): Remains {
  const { at, value, how } = entry;
  const node = text.trim() === '' ? undefined : findNodeAtLocation(parseJson(text, path), [...at]);
  if (!node) return { text, lost: [] };
  if (how === 'set') {
    const there = plainValue(node);
    return isOurs(there)
      ? { text: removeAt(text, path, at), lost: namesBeside(there, value, at) }
      : { text, lost: [] };
  }
  const own = (node.children ?? []).find((one) => isOurs(plainValue(one)));
  const [part] = own ? ownParts(own, isOurs) : [];
  if (!part) return { text, lost: [] };
  // One after another: each removal moves those behind it.
  return removeEntry(removeAt(text, path, getNodePath(part)), path, entry, isOurs);
}

/**
 * Takes out a member or an element, with its comma and its line; everything around it stays as it is laid out. Containers
 * that are empty then go too: nobody writes an empty list of hooks by hand.
 */
function removeAt(text: string, path: string, at: readonly (string | number)[]): string {
  const node = findNodeAtLocation(parseJson(text, path), [...at]);
  const item = node?.parent?.type === 'property' ? node.parent : node;
  if (!item?.parent) return text;
  const after = cutOut(text, item, item.parent);
  const above = at.slice(0, -1);
  const left = above.length === 0 ? undefined : findNodeAtLocation(parseJson(after, path), [...above]);
  const isEmpty = left !== undefined && after.slice(left.offset + 1, endOf(left) - 1).trim() === '';
  return isEmpty ? removeAt(after, path, above) : after;
}

function cutOut(text: string, item: Node, parent: Node): string {
  const siblings = parent.children ?? [];
  const index = siblings.indexOf(item);
  const [previous, next] = [siblings[index - 1], siblings[index + 1]];
  const end = endOf(item);
  const behind = commaIn(text, end, next?.offset ?? endOf(parent) - 1);
  const before = previous && commaIn(text, endOf(previous), item.offset);
  const comma = behind ?? before;
  const blanks = /(?:\r?\n)?[ \t]*$/.exec(text.slice(0, item.offset))?.[0] ?? '';
  const cuts = [
    { from: item.offset - blanks.length, to: end },
    ...(comma === undefined ? [] : [{ from: comma, to: comma + 1 }]),
  ];
  return cuts
    .toSorted((a, b) => b.from - a.from)
    .reduce((now, { from, to }) => now.slice(0, from) + now.slice(to), text);
}

function endOf({ offset, length }: Node): number {
  return offset + length;
}

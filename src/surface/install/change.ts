import { applyEdit, undoEdits, type Edit } from './edit/edit.ts';
import { jsonEdits } from './edit/json-edits.ts';
import type { Remains } from './edit/remains.ts';
import { removeEntries } from './edit/remove-json.ts';
import { removeTable, tomlEdits } from './edit/toml-edits.ts';
import { readText } from './files.ts';
import { InstallError } from './install-error.ts';
import { isOurs } from './is-ours.ts';
import { hashOf, type FileReceipt } from './receipts.ts';
import type { Wanted } from './wanted.ts';

/** What becomes of one file. A text is `undefined` where there is no file. */
export interface Change {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly edits: readonly Edit[];
  /** Names of what others had put into our own entries, which goes with them. */
  readonly lost: readonly string[];
}

/** The change that brings what is wanted into its file; the same text where it is there already. */
export function bringIn(wanted: Wanted, receipt: FileReceipt | undefined): Change {
  const before = readText(wanted.path);
  const edits = editsOf(before ?? '', wanted, receipt);
  const after = edits.length === 0 ? before : edits.reduce(applyEdit, before ?? '');
  return { path: wanted.path, before, after, edits, lost: [] };
}

/**
 * The change that takes it out again: to the byte where the file is as we left it, else our entries alone, found by their
 * look. A file that was ours from the start goes, unless others have put something into it.
 */
export function takeOut(wanted: Wanted, receipt: FileReceipt | undefined): Change {
  const before = readText(wanted.path);
  const change = { path: wanted.path, before, edits: [], lost: [] };
  if (before === undefined) return { ...change, after: undefined };
  const undone = receipt && hashOf(before) === receipt.after ? undoEdits(before, receipt.edits) : undefined;
  // An older entry of ours may have stood there before: it goes too.
  const { text: rest, lost } = remove(undone ?? before, wanted);
  const isEmpty = /^\s*(?:\{\s*(?:"version":\s*1\s*)?\}\s*)?$/.test(rest ?? '');
  return { ...change, after: receipt?.created === true && isEmpty ? undefined : rest, lost };
}

function editsOf(text: string, wanted: Wanted, receipt: FileReceipt | undefined): readonly Edit[] {
  switch (wanted.kind) {
    case 'json':
      return jsonEdits(text, wanted.path, wanted.entries, isOurs);
    case 'toml':
      return tomlEdits(text, wanted, isOurs);
    case 'file':
      return fileEdits(text, wanted, receipt);
  }
}

function fileEdits(
  text: string,
  wanted: Extract<Wanted, { readonly kind: 'file' }>,
  receipt: FileReceipt | undefined,
): readonly Edit[] {
  if (text === wanted.text) return [];
  if (text !== '' && hashOf(text) !== receipt?.after && !isOurs(text)) {
    throw new InstallError(
      'taken',
      `Expected ${wanted.path} to be free or wayout's own; found another file there. Rename it and try again`,
    );
  }
  return [{ offset: 0, removed: text, inserted: wanted.text }];
}

/** The text is absent where the whole file was ours. */
function remove(text: string, wanted: Wanted): Pick<Remains, 'lost'> & Partial<Remains> {
  switch (wanted.kind) {
    case 'json':
      return removeEntries(text, wanted.path, wanted.entries, isOurs);
    case 'toml':
      return removeTable(text, wanted, isOurs);
    case 'file':
      return { ...(!isOurs(text) && { text }), lost: [] };
  }
}

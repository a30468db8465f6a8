/** A piece of text put in the place of another, at an offset of the text before. */
export interface Edit {
  readonly offset: number;
  readonly removed: string;
  readonly inserted: string;
}

export function applyEdit(text: string, { offset, removed, inserted }: Edit): string {
  return text.slice(0, offset) + inserted + text.slice(offset + removed.length);
}

/** The text before the edits, or `undefined` where the text is not what they made. */
export function undoEdits(text: string, edits: readonly Edit[]): string | undefined {
  return edits.reduceRight<string | undefined>(
    (after, { offset, removed, inserted }) =>
      after?.startsWith(inserted, offset)
        ? applyEdit(after, { offset, removed: inserted, inserted: removed })
        : undefined,
    text,
  );
}

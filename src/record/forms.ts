import { RecordError, type RecordFault } from './record-error.ts';
import { authoredFields, type FailureRecord, type RecordSource, type Translations } from './schema.ts';
import { parseRecord, parseRecordSource } from './parse.ts';
import { textHash } from './text-hash.ts';
import { translatableTexts } from './translatable.ts';

/** The parts of a record that people write. */
export interface AuthoredParts {
  readonly source: RecordSource;
  readonly translations: Translations;
}

/**
 * Source form → published form, still without what evidence derives: translations stand beside their English text
 * (`root_cause_zh`, `workarounds.0.how_zh`). A translation whose English is gone is left out; lint names it.
 */
export function composeRecord({ source, translations }: AuthoredParts): FailureRecord {
  const composed = structuredClone(source);
  for (const { path, holder, key } of translatableTexts(composed)) {
    const zh = translations[path]?.zh;
    if (zh !== undefined) holder[`${key}_zh`] = zh;
  }
  return parseRecord(composed);
}

/**
 * Published form → source form: derived fields and claims are left behind, translations move to `zh.json` with the
 * hash of the English they stand beside. Actions and causes need an `id` for that.
 * @throws {RecordError} `not_a_record` where a translated action has no id.
 */
export function splitRecord(record: FailureRecord): AuthoredParts {
  const source: Record<string, unknown> = {};
  for (const field of authoredFields)
    if (record[field] !== undefined) source[field] = structuredClone(record[field]);
  const translations: Record<string, { of: string; zh: string }> = {};
  const faults: RecordFault[] = [];
  for (const { path, holder, key, text } of translatableTexts(source)) {
    const zh = key in flatTranslations ? record[`${key}_zh`] : holder[`${key}_zh`];
    delete holder[`${key}_zh`];
    if (typeof zh !== 'string') continue;
    if (path.includes('#'))
      faults.push({ at: path, message: 'Expected an id on a translated text, found none' });
    translations[path] = { of: textHash(text), zh };
  }
  if (faults.length > 0) throw new RecordError('not_a_record', faults);
  dropDerived(source);
  return { source: parseRecordSource(source), translations };
}

const flatTranslations = { signature: true, root_cause: true };

const derivedInLists: Readonly<Record<string, readonly string[]>> = {
  dead_ends: ['fail_rate', 'measured', 'reported'],
  workarounds: ['success_rate', 'measured', 'reported'],
  versions: ['status'],
};

function dropDerived(source: Record<string, unknown>): void {
  for (const [list, fields] of Object.entries(derivedInLists)) {
    const items = source[list];
    if (!Array.isArray(items)) continue;
    for (const item of items) for (const field of fields) delete item[field];
  }
}

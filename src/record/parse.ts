import type { z } from 'zod';
import { dropEmpty } from './drop-empty.ts';
import { RecordError } from './record-error.ts';
import {
  failureRecordSchema,
  recordSourceSchema,
  translationsSchema,
  type FailureRecord,
  type RecordSource,
  type Translations,
} from './schema.ts';

/**
 * Reads a record in its published form, the seed's shape. What is empty (`null`, `""`, `[]`) becomes absent; fields
 * this version does not know are kept.
 * @throws {RecordError} `not_a_record`, naming every field at fault.
 */
export function parseRecord(value: unknown): FailureRecord {
  return parse(failureRecordSchema, dropEmpty(value));
}

/**
 * Reads `record.json`: authored fields only.
 * @throws {RecordError} `not_a_record`, also for a derived or unknown field.
 */
export function parseRecordSource(value: unknown): RecordSource {
  return parse(recordSourceSchema, value);
}

/** Reads `zh.json`. @throws {RecordError} `not_a_record` */
export function parseTranslations(value: unknown): Translations {
  return parse(translationsSchema, value);
}

function parse<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => ({ at: path.join('.'), message }));
  throw new RecordError('not_a_record', faults, { cause: result.error });
}

import { z } from 'zod';
import { composeRecord } from './forms.ts';
import { parseRecord } from './parse.ts';
import { publishedRecordSchema } from './published-schema.ts';
import { recordSourceSchema, translationsSchema, type FailureRecord } from './schema.ts';

const mostExamples = 20;
const longestExample = 200_000;

const exampleSchema = z.strictObject({
  name: z.string().regex(/^[\w][\w.-]{0,79}$/, 'Expected a file name of letters, digits, dots and hyphens'),
  text: z.string().min(1).max(longestExample),
});

/** A record that somebody proposes, in one of its two forms, with outputs that it must match and near misses. */
export const proposalSchema = z
  .strictObject({
    record: publishedRecordSchema.optional().describe('The record in published form'),
    source: recordSourceSchema.optional().describe('Or record.json: its authored fields'),
    translations: translationsSchema.optional().describe('zh.json, beside a source'),
    examples: z.array(exampleSchema).max(mostExamples).default([]).describe('Outputs that it must match'),
    counterexamples: z
      .array(exampleSchema)
      .max(mostExamples)
      .default([])
      .describe('Outputs that look alike and must not match'),
    note: z.string().max(2000).optional().describe('What the reviewer should know'),
  })
  .refine(({ record, source }) => (record === undefined) !== (source === undefined), {
    message: 'Expected either record or source',
  });

export type Proposal = z.output<typeof proposalSchema>;

/** The record that is proposed. @throws {RecordError} `not_a_record` */
export function recordOfProposal({ record, source, translations = {} }: Proposal): FailureRecord {
  return source === undefined ? parseRecord(record) : composeRecord({ source, translations });
}

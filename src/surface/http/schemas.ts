import { z } from 'zod';
import { diagnosisSchema } from '../../diagnosis-schema.ts';
import { publishedRecordSchema, recordIdSchema } from '../../record/index.ts';

// The pieces that several routes name. Each has an id, under which the OpenAPI document and generated clients hold it.

export const idParams = z.strictObject({
  id: recordIdSchema.describe('domain/slug; the slash may be written %2F'),
});
export const lang = z.enum(['en', 'zh']).default('en').describe('Language of the texts');
export const pageQuery = {
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
};

export const summary = z
  .strictObject({
    id: z.string(),
    signature: z.string(),
    signature_zh: z.string().exactOptional(),
    domain: z.string(),
    category: z.string().exactOptional(),
    role: z.enum(['cause', 'wrapper']),
    tier: z.string().describe('How far the record is proved'),
    tools: z.array(z.string()).readonly(),
    versions: z.array(z.string()).readonly().describe('Tool and major version: docker 28'),
    os: z.array(z.string()).readonly(),
    languages: z.array(z.string()).readonly().describe('Languages of the output it knows'),
    causes: z.int(),
    dead_ends: z.int(),
    workarounds: z.int(),
    trials: z.int().describe('Trials that could be concluded'),
  })
  .readonly()
  .meta({ id: 'RecordSummary' });

export const diagnosis = diagnosisSchema.meta({ id: 'Diagnosis' });
export const publishedRecord = publishedRecordSchema.meta({
  id: 'PublishedRecord',
  description: 'A record in published form; schema/record.schema.json describes what each field says',
});

export const graph = z
  .strictObject({
    nodes: z
      .array(
        z
          .strictObject({
            id: z.string(),
            signature: z.string(),
            signature_zh: z.string().exactOptional(),
            domain: z.string(),
            tier: z.string(),
            trials: z.int(),
          })
          .readonly(),
      )
      .readonly(),
    edges: z
      .array(
        z
          .strictObject({
            from: z.string(),
            to: z.string(),
            kind: z.enum(['leads_to', 'confused_with']),
            basis: z
              .enum(['measured', 'observed', 'claimed'])
              .describe('Counted in trials, reported by people to whom it happened, or written by somebody'),
            via: z.string().exactOptional().describe('The action after which it was seen'),
            cause: z.string().exactOptional(),
            condition: z.string().exactOptional(),
            count: z.int().exactOptional().describe('Trials in which it came next'),
            probability: z.number().exactOptional(),
            reported: z.int().exactOptional().describe('Reporters to whom it came next'),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly()
  .meta({ id: 'TransitionGraph' });

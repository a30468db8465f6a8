import { z } from 'zod';
import { deadEndSchema, failureRecordSchema, versionSchema, workaroundSchema } from './schema.ts';

/** What `publishRecord` gives: each field of the seed's shape is there, and one that says nothing is `null` or empty. */
export const publishedRecordSchema = z.looseObject({
  ...emptyable(failureRecordSchema.shape),
  id: failureRecordSchema.shape.id,
  signature: failureRecordSchema.shape.signature,
  versions: z.array(z.looseObject(emptyable(versionSchema.shape))),
  dead_ends: z.array(z.looseObject(emptyable(deadEndSchema.shape))),
  workarounds: z.array(z.looseObject(emptyable(workaroundSchema.shape))),
});

function emptyable(shape: Readonly<Record<string, z.ZodType>>): Readonly<Record<string, z.ZodType>> {
  return Object.fromEntries(
    Object.entries(shape).map(([name, schema]) => {
      const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
      return [name, z.union([inner, z.null(), z.literal('')]).optional()];
    }),
  );
}

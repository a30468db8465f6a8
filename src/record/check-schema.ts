import { z } from 'zod';
import { text } from './pieces.ts';
import { probeSchema } from './probe-schemas.ts';

export const checkAnswerSchema = z.enum(['applies', 'does-not-apply', 'cannot-tell']);

/** One probe, or several joined. A probe that cannot tell leaves a condition open, unless the others decide it. */
export type CheckCondition =
  | z.infer<typeof probeSchema>
  | { readonly all: readonly CheckCondition[] }
  | { readonly any: readonly CheckCondition[] }
  | { readonly not: CheckCondition };

const conditionSchema: z.ZodType<CheckCondition, CheckCondition> = z
  .lazy(() =>
    z.union([
      probeSchema,
      z.strictObject({ all: z.array(conditionSchema).min(1).max(12).readonly() }),
      z.strictObject({ any: z.array(conditionSchema).min(1).max(12).readonly() }),
      z.strictObject({ not: conditionSchema }),
    ]),
  )
  .meta({ id: 'condition' });

/**
 * How one cause is told on a machine: the first step whose condition holds gives the answer. A step that cannot be decided
 * ends the check with `cannot-tell`, for the steps after it were written for a machine where it does not hold.
 */
export const checkSchema = z.strictObject({
  steps: z
    .array(z.strictObject({ when: conditionSchema, answer: checkAnswerSchema }))
    .min(1)
    .max(12),
  /** The answer where no step holds. @default 'cannot-tell' */
  otherwise: checkAnswerSchema.optional(),
  /** Captures without which nothing can be told. */
  needs: z.array(text).optional(),
});

export type CheckAnswer = z.infer<typeof checkAnswerSchema>;
export type Check = z.infer<typeof checkSchema>;

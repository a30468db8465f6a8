import { z } from 'zod';
import { rate, slugSchema, text } from './pieces.ts';

/** How a trial ended. */
export const verdictSchema = z.enum(['fixed', 'persists', 'changed', 'harmful', 'inconclusive']);

/** What the trials of one action came to. Derived. */
export const measuredSchema = z.looseObject({
  /** Trials that count: all but the inconclusive. */
  trials: z.int().min(1),
  fixed: z.int().min(0),
  persists: z.int().min(0),
  changed: z.int().min(0),
  harmful: z.int().min(0),
  /** Causes in which the action did what the record says of it, of the causes it was tried in. */
  causes_held: z.int().min(0),
  causes_tried: z.int().min(1),
  /** Posterior mean and 90 % interval of the share of `fixed`. */
  mean: rate,
  low: rate,
  high: rate,
});

/** One cell of the matrix action × cause × tool versions. Derived. */
export const evidenceCellSchema = z.looseObject({
  action: slugSchema,
  cause: slugSchema,
  tools: z.record(z.string(), z.string()),
  verdicts: z.partialRecord(verdictSchema, z.int().min(1)),
  /** UTC time of the newest trial, ISO 8601. */
  last: text,
  /** SHA-256 of the full logs, newest last. */
  logs: z.array(text).optional(),
});

/** What was measured about a record: the matrix behind every number. Derived. */
export const recordEvidenceSchema = z.looseObject({
  trials: z.int().min(0),
  cells: z.array(evidenceCellSchema),
  /** Until when the record counts as reproduced, unless it is run again; UTC, ISO 8601. */
  fresh_until: z.iso.datetime().optional(),
  /** Why it was reproduced once and no longer counts as that. */
  outdated: text.optional(),
});

export type Verdict = z.infer<typeof verdictSchema>;
export type Measured = z.infer<typeof measuredSchema>;
export type EvidenceCell = z.infer<typeof evidenceCellSchema>;
export type RecordEvidence = z.infer<typeof recordEvidenceSchema>;

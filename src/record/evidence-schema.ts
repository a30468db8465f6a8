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

const count = z.int().min(0);

/** What people reported of one action, and what follows from that and the trials together. Derived. */
export const reportedSchema = z.looseObject({
  worked: count,
  worked_with_changes: count,
  did_not_work: count,
  /** Different reporters. */
  reporters: z.int().min(1),
  /** The same in independent observations: capped, discounted, faded. */
  successes: z.number().min(0),
  failures: z.number().min(0),
  /** Posterior mean and 90 % interval of how often it works: from trials and reports, else from reports and the claim. */
  mean: rate,
  low: rate,
  high: rate,
  /** The same where one cause is known to be behind the failure. */
  by_cause: z.record(slugSchema, z.object({ mean: rate, low: rate, high: rate })).optional(),
});

/** What people reported of a record as a whole. Derived. */
export const recordReportedSchema = z.looseObject({
  outcomes: z.int().min(1),
  reporters: z.int().min(1),
  /** Reports that the record was not what had failed. */
  wrong_match: count,
  /** What is left of the probability of a match after those. */
  precision: rate,
  /** How often each cause is behind the failure, as far as that was reported. */
  causes: z.record(slugSchema, rate).optional(),
});

/** One trial of a cell, in short. Derived. */
export const trialSchema = z.looseObject({
  /** When it began, UTC, ISO 8601. */
  time: text,
  verdict: verdictSchema,
  seconds: z.number().min(0),
  /** Exit code of the trigger after the action; absent where it was not reached. */
  exit: z.int().optional(),
  /** SHA-256 of the full log, which the verifier keeps where the trial ran. */
  log: text,
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
  /** The newest trials, newest last. */
  recent: z.array(trialSchema).optional(),
});

/** What was run on one day with the same tools. Derived. */
export const evidenceDaySchema = z.looseObject({
  day: z.iso.date(),
  tools: z.record(z.string(), z.string()),
  verdicts: z.partialRecord(verdictSchema, z.int().min(1)),
});

/** What the check of one cause said in the world of one cause. Derived. */
export const checkCellSchema = z.looseObject({
  /** The cause whose check it is. */
  check: slugSchema,
  /** The cause that was set up. */
  cause: slugSchema,
  right: z.int().min(0),
  wrong: z.int().min(0),
  cannot_tell: z.int().min(0),
});

/** What was measured about a record: the matrix behind every number. Derived. */
export const recordEvidenceSchema = z.looseObject({
  trials: z.int().min(0),
  cells: z.array(evidenceCellSchema),
  /** The ledger over time, oldest first. */
  history: z.array(evidenceDaySchema).optional(),
  /** Check × cause: whether the answers were right. Absent where no check was run. */
  checks: z.array(checkCellSchema).optional(),
  /** Until when the record counts as reproduced, unless it is run again; UTC, ISO 8601. */
  fresh_until: z.iso.datetime().optional(),
  /** Why it was reproduced once and no longer counts as that. */
  outdated: text.optional(),
});

export type Verdict = z.infer<typeof verdictSchema>;
export type Measured = z.infer<typeof measuredSchema>;
export type Trial = z.infer<typeof trialSchema>;
export type EvidenceDay = z.infer<typeof evidenceDaySchema>;
export type CheckCell = z.infer<typeof checkCellSchema>;
export type EvidenceCell = z.infer<typeof evidenceCellSchema>;
export type RecordEvidence = z.infer<typeof recordEvidenceSchema>;
export type Reported = z.infer<typeof reportedSchema>;
export type RecordReported = z.infer<typeof recordReportedSchema>;

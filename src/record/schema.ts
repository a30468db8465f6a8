import { z } from 'zod';
import { checkSchema } from './check-schema.ts';
import {
  measuredSchema,
  recordEvidenceSchema,
  recordReportedSchema,
  reportedSchema,
} from './evidence-schema.ts';
import { rate, slugSchema, text } from './pieces.ts';

/** `domain/slug`; foreign corpora may add segments. An id is a promise: withdrawn, never reused. */
export const recordIdSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*(?:\/[a-z0-9][a-z0-9._-]*)+$/i, 'Expected an id of the form domain/slug');

/** What a command does to the user's machine, worst case. */
export const riskSchema = z.enum(['reads', 'changes', 'destroys', 'exposes']);

export const patternSchema = z.looseObject({
  /** A regular expression on one line. Named groups are captures. */
  regex: text.optional(),
  /** Regular expressions that hold one after another on nearby lines. */
  sequence: z.array(text).min(2).optional(),
  /** Lines that a sequence may span. @default 10 */
  within: z.int().min(1).max(500).optional(),
  /** Which occurrence of the pattern is the failure. @default 'last' */
  occurrence: z.enum(['first', 'last']).optional(),
  /** The tool versions that print it. */
  versions: z.array(text).optional(),
  /** The locale that prints it. @default 'en' */
  locale: text.optional(),
  /** The cause that this phrasing alone already gives away. */
  cause: slugSchema.optional(),
});

export const causeSchema = z.looseObject({
  id: slugSchema,
  summary: text,
  summary_zh: text.optional(),
  /** How it is told on a machine, by looking. */
  check: checkSchema.optional(),
});

const actionFields = {
  id: slugSchema.optional(),
  condition: text.optional(),
  condition_zh: text.optional(),
  sources: z.array(text).optional(),
  action: text.optional(),
  action_zh: text.optional(),
  /** The shell line that performs it; may hold `{{capture}}`. */
  command: text.optional(),
  risk: riskSchema.optional(),
  /** The causes it was written for; all of them when absent. */
  causes: z.array(slugSchema).optional(),
  /** Tool → version range that the statement is about; all versions when absent. */
  tools: z.record(z.string(), text).optional(),
  measured: measuredSchema.optional(),
  reported: reportedSchema.optional(),
};

export const deadEndSchema = z.looseObject({
  ...actionFields,
  why_fails: text.optional(),
  why_fails_zh: text.optional(),
  fail_rate: rate.optional(),
});

export const workaroundSchema = z.looseObject({
  ...actionFields,
  how: text.optional(),
  how_zh: text.optional(),
  success_rate: rate.optional(),
});

export const transitionSchema = z.looseObject({
  id: recordIdSchema,
  /** The cause of that record that its message then gave away: what tells an edge to the same record from no change. */
  cause: slugSchema.optional(),
  /** Share of the trials of `via` that ended here. Derived, or a claim. */
  probability: rate.optional(),
  /** Trials counted. Derived. */
  count: z.int().min(1).optional(),
  /** Reporters who saw it. Derived. */
  reported: z.int().min(1).optional(),
  /** The action after which it was seen. */
  via: slugSchema.optional(),
  condition: text.optional(),
  /** What tells two look-alikes apart, in one sentence. */
  difference: text.optional(),
  difference_zh: text.optional(),
});

export const transitionGraphSchema = z.looseObject({
  leads_to: z.array(transitionSchema).optional(),
  preceded_by: z.array(transitionSchema).optional(),
  frequently_confused_with: z.array(transitionSchema).optional(),
});

export const versionSchema = z.looseObject({
  version: text,
  introduced: text.optional(),
  deprecated: text.optional(),
  removed: text.optional(),
  behavior_change: text.optional(),
  status: text.optional(),
});

/** Fields that people write. */
const authored = {
  $schema: text.optional(),
  id: recordIdSchema,
  signature: text,
  regex: text.optional(),
  patterns: z.array(patternSchema).optional(),
  domain: text,
  category: text.optional(),
  subcategory: text.optional(),
  role: z.enum(['cause', 'wrapper']).optional(),
  scope: z.enum(['tool', 'project']).optional(),
  /** A `project` record says when it stops being true. */
  expires: z.iso.date().optional(),
  root_cause_type: text.optional(),
  root_cause: text.optional(),
  causes: z.array(causeSchema).optional(),
  versions: z.array(versionSchema).optional(),
  os_specific: z.record(z.string(), z.unknown()).optional(),
  dead_ends: z.array(deadEndSchema).optional(),
  workarounds: z.array(workaroundSchema).optional(),
  transition_graph: transitionGraphSchema.optional(),
  official_doc_url: z.url().optional(),
  official_doc_section: text.optional(),
  error_code: text.optional(),
  resolvable: text.optional(),
  first_seen: text.optional(),
  tags: z.array(text).optional(),
  locale: text.optional(),
  aliases: z.array(text).optional(),
};

/** The names that a source file may hold; every other field of the published form is derived. */
export const authoredFields: readonly string[] = Object.keys(authored);

/** `record.json`: authored fields only. */
export const recordSourceSchema = z.strictObject({
  ...authored,
  versions: z.array(versionSchema.omit({ status: true })).optional(),
});

/** What every other program reads: the seed's shape, complete, plus the extensions. */
export const failureRecordSchema = z.looseObject({
  ...authored,
  signature_zh: text.optional(),
  root_cause_zh: text.optional(),
  workarounds_zh: z.array(z.string()).optional(),
  verification_tier: text.optional(),
  confidence: rate.optional(),
  fix_success_rate: rate.optional(),
  last_confirmed: text.optional(),
  last_updated: text.optional(),
  evidence_count: z.int().min(0).optional(),
  /** The measured matrix and its sums. Absent where nothing was run: then every rate is a claim. */
  evidence: recordEvidenceSchema.optional(),
  /** What people reported of it, where a store of outcomes is at hand. */
  reported: recordReportedSchema.optional(),
});

/** One translated text and the hash of the English it translates. */
export const translationSchema = z.strictObject({ of: z.string().regex(/^[0-9a-f]{8}$/), zh: text });

/** `zh.json`: dotted path of the English text → its translation. */
export const translationsSchema = z.record(z.string(), translationSchema);

/** A record, in the published form, with what is empty absent. */
export type FailureRecord = z.infer<typeof failureRecordSchema>;
/** The authored fields of a record, as `record.json` holds them. */
export type RecordSource = z.infer<typeof recordSourceSchema>;
export type Translations = z.infer<typeof translationsSchema>;
export type Pattern = z.infer<typeof patternSchema>;
export type Cause = z.infer<typeof causeSchema>;
export type DeadEnd = z.infer<typeof deadEndSchema>;
export type Workaround = z.infer<typeof workaroundSchema>;
export type Transition = z.infer<typeof transitionSchema>;
export type Risk = z.infer<typeof riskSchema>;

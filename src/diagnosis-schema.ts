import { z } from 'zod';
import {
  checkAnswerSchema,
  measuredSchema,
  recordReportedSchema,
  reportedSchema,
  riskSchema,
} from './record/index.ts';

// Beside the core, for surfaces that describe what they answer: an answer is not checked on its way out, and zod takes time to load.

const lines = z
  .tuple([z.int().min(1), z.int().min(1)])
  .readonly()
  .describe('First and last line, 1-based and inclusive, in the input as it was given');
const texts = z.array(z.string()).readonly();
const maybe = (about: string) => z.string().exactOptional().describe(about);

const numberSource = z
  .union([
    z.strictObject({ kind: z.literal('measured'), measured: measuredSchema }).readonly(),
    z.strictObject({ kind: z.literal('claimed'), rate: z.number().min(0).max(1) }).readonly(),
    z.strictObject({ kind: z.literal('none') }).readonly(),
  ])
  .describe('Share of trials that the action fixed: measured, only claimed, or nothing known');

const action = z
  .strictObject({
    id: maybe('Stable name of the action within its record'),
    action: z.string().describe('What is done, with captured values filled in'),
    detail: maybe('Why a dead end fails; how a workaround is done'),
    condition: maybe('When it applies'),
    command: maybe('Shell text to copy; captured values stand in it quoted'),
    risk: riskSchema.exactOptional().describe('What the command does at worst'),
    causes: texts.exactOptional().describe('The causes it is for; all of them when absent'),
    sources: texts.exactOptional(),
    success: numberSource,
    reported: reportedSchema
      .exactOptional()
      .describe('What people reported of it, counted apart from trials, and what follows from both'),
  })
  .readonly();

const cause = z
  .strictObject({
    id: z.string(),
    summary: z.string(),
    indicated: z.boolean().describe('What was printed gives this cause away'),
    checkable: z.boolean().describe('A probe exists that tells on a machine whether it applies'),
    check: z
      .strictObject({
        answer: checkAnswerSchema,
        seen: texts.describe('What was seen, in short sentences; no value of a setting and no secret'),
      })
      .readonly()
      .exactOptional()
      .describe('What the check said on this machine, once it was run'),
  })
  .readonly();

const next = z
  .strictObject({
    id: z.string(),
    signature: maybe('How that failure shows itself'),
    cause: maybe('The cause of that record that its message then gives away'),
    summary: maybe('What that cause says'),
    via: maybe('The action after which it was seen'),
    count: z.int().min(1).exactOptional().describe('Trials that ended so'),
    reported: z.int().min(1).exactOptional().describe('Reporters to whom it came next'),
    probability: z.number().min(0).max(1).exactOptional(),
  })
  .readonly();

const finding = z
  .strictObject({
    id: z.string().describe('The record: domain/slug'),
    title: z.string(),
    explanation: maybe('Why this happens, in one or two sentences'),
    probability: z.number().min(0).max(1).describe('That this record is what failed'),
    role: z.enum(['root', 'consequence', 'wrapper']),
    basis: z.enum(['pattern', 'likeness']).describe('Whether a pattern held or the text only reads alike'),
    lines,
    text: z.string().describe('Those lines, decoded, without escapes and CI prefixes'),
    captures: z
      .record(z.string(), z.string())
      .readonly()
      .describe('Values that the pattern took from the input'),
    count: z.int().min(1).describe('How often it was seen in the whole input'),
    causes: z.array(cause).readonly(),
    avoid: z.array(action).readonly().describe('Dead ends'),
    take: z.array(action).readonly().describe('Workarounds, best first'),
    next: z.array(next).readonly().describe('What may fail next'),
    lookalikes: z
      .array(z.strictObject({ id: z.string(), difference: maybe('What tells them apart') }).readonly())
      .readonly(),
    tier: z.string().describe('How far the record is proved'),
    reported: recordReportedSchema.exactOptional().describe('What people reported of the record'),
    documentation: maybe('Address of official documentation'),
    why: z
      .array(z.strictObject({ name: z.string(), value: z.number() }).readonly())
      .readonly()
      .describe('The parts of the score'),
  })
  .readonly();

const failingPart = z
  .strictObject({
    lines,
    text: texts,
    fingerprint: z.string().describe('Stable over runs: times, paths, numbers and hashes are masked'),
    reason: z.string().describe('Why this part was chosen'),
  })
  .readonly();

/** What `--format json` prints. Types and schema are held together by a test. */
export const diagnosisSchema = z
  .strictObject({
    decision: z.enum(['known', 'likely', 'unknown']),
    findings: z.array(finding).readonly().describe('Best first'),
    failing: z
      .array(failingPart)
      .readonly()
      .describe('Parts of the input that tell why it failed, best first'),
    input: z
      .strictObject({
        lines: z.int().min(0),
        bytes: z.int().min(0),
        encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'gb18030', 'binary']),
      })
      .readonly(),
  })
  .readonly();

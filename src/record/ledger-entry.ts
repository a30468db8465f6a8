import { z } from 'zod';
import { verdictSchema } from './evidence-schema.ts';
import { checkAnswerSchema } from './check-schema.ts';
import { slugSchema } from './pieces.ts';
import { recordIdSchema } from './schema.ts';

const digest = z.string().regex(/^[0-9a-f]{64}$/);
const exit = z.int();

/** One line of `evidence.jsonl`: one trial. Fields that a later version adds are kept. */
export const ledgerEntrySchema = z.looseObject({
  schema: z.literal(1),
  /** When the trial began, UTC, ISO 8601. */
  time: z.iso.datetime(),
  cause: slugSchema,
  /** Absent in the trial that does nothing between the two triggers. */
  action: slugSchema.optional(),
  verdict: verdictSchema,
  /** Why it is inconclusive: a word that programs read, then the details. */
  reason: z.string().optional(),
  detail: z.string().optional(),
  /** Exit codes; absent where a step was not reached. */
  exits: z.strictObject({
    before: exit.optional(),
    action: exit.optional(),
    after: exit.optional(),
    goal: exit.optional(),
  }),
  /** The line in which the record was recognised, before the action. */
  line: z.string().optional(),
  /** The line that tells what a `changed` trial failed with, and the record that it is, when one is known. */
  next_line: z.string().optional(),
  led_to: recordIdSchema.optional(),
  /** The cause that the message of that record gave away. */
  led_to_cause: slugSchema.optional(),
  /** In a trial that does nothing: what each check of the record said in this cause's world, and the hash of that check. */
  checks: z
    .array(z.strictObject({ cause: slugSchema, answer: checkAnswerSchema, check: z.string() }))
    .optional(),
  /** Name → version of each tool that the reproduction needs. */
  tools: z.record(z.string(), z.string()),
  /** `linux-x64` */
  platform: z.string(),
  sandbox: z.string(),
  /** Seconds that the whole trial took. */
  seconds: z.number().min(0),
  /** SHA-256 of the full log, secrets masked. */
  log: digest,
  /** SHA-256 of the part of the reproduction that this trial ran: it tells stale entries. */
  reproduction: digest,
  /** Version of wayout. */
  wayout: z.string(),
});

export type LedgerEntry = z.infer<typeof ledgerEntrySchema>;

export interface Ledger {
  readonly entries: readonly LedgerEntry[];
  /** What a killed verifier left at the end: no whole line. Ignored in reading, removed by the next writing. */
  readonly torn?: string;
  /** Lines that are no entries, 1-based. */
  readonly faults: readonly { readonly line: number; readonly message: string }[];
}

/** Reads `evidence.jsonl`. A line that is no entry is named and does not cost the others. */
export function parseLedger(text: string): Ledger {
  const lines = text.split('\n');
  const torn = lines.pop() ?? '';
  const read = lines.map((line, i) => ({ line: i + 1, text: line, ...parseLine(line) }));
  return {
    entries: read.flatMap(({ entry }) => (entry ? [entry] : [])),
    faults: read.flatMap(({ line, text, fault }) => (fault && text.trim() ? [{ line, message: fault }] : [])),
    ...(torn && { torn }),
  };
}

/** One whole line, newline included. */
export function formatLedgerEntry(entry: LedgerEntry): string {
  return `${JSON.stringify(entry)}\n`;
}

function parseLine(text: string): { readonly entry?: LedgerEntry; readonly fault?: string } {
  try {
    const result = ledgerEntrySchema.safeParse(JSON.parse(text));
    if (result.success) return { entry: result.data };
    const { issues } = result.error;
    return { fault: issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ') };
  } catch {
    return { fault: 'Expected a line of JSON' };
  }
}

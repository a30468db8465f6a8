import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { noteText, type Tally } from '../evidence/index.ts';
import {
  environmentSchema,
  outcomeKindSchema,
  readOutcome,
  recordIdSchema,
  slugSchema,
  type OutcomeKind,
} from '../record/index.ts';
import type { Knowledge } from '../knowledge.ts';
import { pseudonym, type Store } from '../store/index.ts';
import { TeamError } from './team-error.ts';

/** An outcome as somebody sends it: who and where they are is the server's to say. */
export const outcomeInputSchema = z.strictObject({
  schema: z.literal(1).optional(),
  id: z.uuid().optional().describe('Of the event: sent again, it counts once. Given where it is absent'),
  time: z.iso.datetime({ precision: 3 }).optional().describe('When it was seen, UTC; now where absent'),
  record: recordIdSchema,
  action: slugSchema.optional().describe('What was tried'),
  cause: slugSchema.optional(),
  kind: outcomeKindSchema,
  source: z.enum(['inferred', 'told']).default('told'),
  environment: environmentSchema.optional(),
  reporter: z
    .string()
    .regex(/^[\w.@:-]{1,128}$/, 'Expected up to 128 letters, digits or . _ @ : -')
    .optional()
    .describe('Tells reporters behind one key apart; kept as a pseudonym'),
  place: z.string().max(128).optional().describe('Not read: the key is the place'),
  corpus: z
    .string()
    .regex(/^[0-9a-f]{0,64}$/, 'Expected the digest of a pack')
    .default(''),
  led_to: recordIdSchema.optional().describe('The record that stood there after the action instead'),
  note: z.string().max(500).optional().describe('Free words; secrets are masked'),
});

export type OutcomeInput = z.output<typeof outcomeInputSchema>;

/** Who reports: an account of the server. */
export interface Reporter {
  readonly account: string;
}

export interface OutcomesReceipt {
  readonly recorded: number;
  /** Were there already, by their ids. */
  readonly known: number;
  readonly ids: readonly string[];
  readonly faults: readonly { readonly at: string; readonly message: string }[];
}

/** How often what was reported of one action in one cause. */
export interface OutcomeCount {
  readonly action?: string;
  readonly cause?: string;
  readonly kinds: Readonly<Partial<Record<OutcomeKind, number>>>;
  readonly reporters: number;
}

export interface TeamOutcomes {
  /** Keeps what is well formed and about a record that is known; once it resolves, it is kept for good. */
  receive(inputs: readonly OutcomeInput[], reporter: Reporter): Promise<OutcomesReceipt>;
  counts(record: string): Promise<readonly OutcomeCount[]>;
  count(): Promise<number>;
}

export function outcomesIn(store: Store, knowledge: () => Knowledge): TeamOutcomes {
  let salt: Promise<string> | undefined;
  return {
    async receive(inputs, reporter) {
      const key = await (salt ??= store.salt());
      const read = inputs.map((input, at) => ({ at, ...readInput(input, knowledge(), key, reporter) }));
      const outcomes = read.flatMap((one) => (one.kind === 'outcome' ? [one.outcome] : []));
      const faults = read.flatMap(({ at, ...one }) =>
        one.kind === 'fault' ? [{ at: `outcomes.${at}`, message: one.message }] : [],
      );
      if (outcomes.length === 0 && faults.length > 0) {
        throw new TeamError('not_usable', faults[0]?.message ?? '', { faults });
      }
      const recorded = outcomes.length === 0 ? 0 : await store.add(outcomes);
      return { recorded, known: outcomes.length - recorded, ids: outcomes.map(({ id }) => id), faults };
    },
    counts: async (record) => countsOf((await store.tallies([record])).get(record) ?? []),
    count: () => store.count(),
  };
}

/**
 * A key is one place, whoever holds it: reporters that its holder makes up are reporters of one place, and count no
 * more together than one place can.
 */
function readInput(input: OutcomeInput, knowledge: Knowledge, salt: string, { account }: Reporter) {
  const record = knowledge.find(input.record);
  if (!record) return fault(`Expected the id of a record, found "${input.record}"`);
  const { dead_ends = [], workarounds = [] } = record;
  if (input.action !== undefined && ![...dead_ends, ...workarounds].some(({ id }) => id === input.action)) {
    return fault(`Expected an action of ${input.record}, found "${input.action}"`);
  }
  const { place: _, note, environment, ...rest } = input;
  const said = noteText(note ?? '');
  return readOutcome({
    ...rest,
    schema: 1,
    id: input.id ?? randomUUID(),
    time: input.time ?? new Date().toISOString(),
    environment: environment ?? { tools: {}, platform: 'unknown' },
    reporter: pseudonym(salt, `reporter ${account} ${input.reporter ?? ''}`),
    place: pseudonym(salt, `account ${account}`),
    ...(said !== '' && { note: said }),
  });
}

function fault(message: string) {
  return { kind: 'fault', message } as const;
}

function countsOf(tallies: readonly Tally[]): readonly OutcomeCount[] {
  const groups = new Map<string, Tally[]>();
  for (const tally of tallies) {
    const key = JSON.stringify([tally.action, tally.cause]);
    groups.set(key, [...(groups.get(key) ?? []), tally]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first ? [countOf([first, ...others], first)] : [],
  );
}

function countOf(group: readonly Tally[], { action, cause }: Tally): OutcomeCount {
  const kinds: Partial<Record<OutcomeKind, number>> = {};
  for (const { kind, count } of group) kinds[kind] = (kinds[kind] ?? 0) + count;
  return {
    ...(action !== undefined && { action }),
    ...(cause !== undefined && { cause }),
    kinds,
    reporters: new Set(group.map(({ reporter }) => reporter)).size,
  };
}

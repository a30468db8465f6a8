import { z } from 'zod';
import { slugSchema, text } from './pieces.ts';
import { recordIdSchema } from './schema.ts';

/** What came of trying an action. `wrong-match`: the record was not what had failed. */
export const outcomeKindSchema = z.enum(['worked', 'worked-with-changes', 'did-not-work', 'wrong-match']);

const pseudonym = z
  .string()
  .regex(/^[0-9a-f]{16,64}$/, 'Expected a pseudonym: 16 to 64 lower-case hexadecimal digits');
const version = z.string().regex(/^[\w.+:~-]{1,64}$/, 'Expected a version');

/** Where an action was tried. No paths, no names of machines, no values of variables. */
export const environmentSchema = z.strictObject({
  /** Name → version of the tools that take part. */
  tools: z.record(z.string().regex(/^[\w.+-]{1,64}$/, 'Expected the name of a tool'), version),
  /** `linux-x64` */
  platform: z.string().regex(/^[a-z0-9]+(?:-[a-z0-9_]+)*$/, 'Expected a platform such as linux-x64'),
});

/** One outcome, as it is stored and as it travels. */
export const outcomeSchema = z
  .strictObject({
    schema: z.literal(1),
    /** Of the event: an outcome that arrives twice counts once. */
    id: z.uuid(),
    /** When it was seen, UTC, ISO 8601 with milliseconds. */
    time: z.iso.datetime({ precision: 3 }),
    record: recordIdSchema,
    /** Absent where it is not known what was tried, or where nothing of the record is meant. */
    action: slugSchema.optional(),
    cause: slugSchema.optional(),
    kind: outcomeKindSchema,
    /** `inferred` from commands that `wayout run` saw, or `told` by a person or an agent. */
    source: z.enum(['inferred', 'told']),
    environment: environmentSchema,
    /** Who: the same for the same reporter, and nothing else is known of them. */
    reporter: pseudonym,
    /** Where from: reports of one place are not independent of each other. */
    place: pseudonym,
    /** The pack that the advice came from, by its digest; empty where there was none. */
    corpus: z.string().regex(/^[0-9a-f]{0,64}$/, 'Expected the digest of a pack'),
    /** The record that stood there after the action instead. */
    led_to: recordIdSchema.optional(),
    /** Free words, secrets masked. */
    note: text.max(500).optional(),
  })
  .refine(({ action, kind }) => action !== undefined || kind === 'wrong-match' || kind === 'worked', {
    path: ['action'],
    message: 'Expected the action that did not work, found none',
  });

export type OutcomeKind = z.infer<typeof outcomeKindSchema>;
export type Environment = z.infer<typeof environmentSchema>;
export type Outcome = z.infer<typeof outcomeSchema>;

export type OutcomeRead =
  | { readonly kind: 'outcome'; readonly outcome: Outcome }
  | { readonly kind: 'fault'; readonly message: string };

/** Reads one outcome from outside; what is wrong with it is a value, for one bad line must not cost the others. */
export function readOutcome(value: unknown): OutcomeRead {
  const result = outcomeSchema.safeParse(value);
  if (result.success) return { kind: 'outcome', outcome: result.data };
  const faults = result.error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean));
  return { kind: 'fault', message: faults.map((fault) => fault.join(': ')).join('; ') };
}

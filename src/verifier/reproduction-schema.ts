import { z } from 'zod';
import { slugSchema } from '../record/index.ts';

const shell = z
  .string()
  .min(1)
  .describe('Shell text, run by `bash -euo pipefail`, in the private work folder');
const variables = z.record(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/), z.string());

/** Inside the private work folder, or inside the private home after `~/`. */
const worldPath = z
  .string()
  .regex(/^(?:~\/)?[^/~][^\0]*$/, 'Expected a relative path, or one that starts with ~/')
  .refine((path) => !path.split('/').includes('..'), 'Expected a path without ..');

const fileSchema = z.union([
  z.string().describe('The text of the file'),
  z.strictObject({
    from: z.string().min(1).describe('A file beside repro.json, relative to it').optional(),
    text: z.string().optional(),
    executable: z.boolean().optional(),
  }),
]);

const limitsSchema = z.strictObject({
  timeout: z.int().min(1).max(3600).default(60).describe('Seconds for any one step'),
  memory: z.int().min(16).max(65536).default(1024).describe('MiB, of all processes together'),
  processes: z.int().min(8).max(32768).default(256).describe('Processes and threads at one time'),
  output: z.int().min(1).max(256).default(8).describe('MiB of output of any one step'),
  disk: z.int().min(1).max(65536).default(256).describe('MiB in each of home, /tmp and /dev/shm'),
});

const serviceSchema = z.strictObject({
  run: shell.describe('Runs in the foreground until the trial ends'),
  ready: z.union([
    z.strictObject({ port: z.int().min(1).max(65535).describe('Ready once 127.0.0.1 accepts on it') }),
    z.strictObject({ command: shell.describe('Ready once it succeeds') }),
  ]),
  timeout: z.int().min(1).max(600).default(20).describe('Seconds until it must be ready'),
  env: variables.optional(),
});

const causeSchema = z.strictObject({
  setup: shell.optional().describe('Makes this cause true; runs after the common setup'),
  files: z.record(worldPath, fileSchema).optional(),
  env: variables.optional().describe('Set for every later step of the trial'),
});

const actionSchema = z
  .strictObject({
    run: shell.optional().describe('Performs the action; a non-zero exit is allowed and noted'),
    env: variables.optional().describe('Set from now on: for an action that sets a variable'),
    trigger: shell.optional().describe('The trigger as the action says to run it, e.g. with another flag'),
    causes: z.array(slugSchema).min(1).optional().describe('Tried in these causes only'),
  })
  .refine(
    ({ run, env, trigger }) => (run ?? env ?? trigger) !== undefined,
    'Expected run, env or trigger, found none',
  );

const needsSchema = z
  .record(z.string(), z.string().min(1))
  .describe('Tool → version range: ">=2.30 <3", "*"');

/** `repro/repro.json`: how to make a failure happen, and how to try each action of its record. */
export const reproductionSchema = z.strictObject({
  $schema: z.string().optional(),
  needs: needsSchema,
  facilities: z
    .array(z.enum(['docker-engine']))
    .optional()
    .describe('Started fresh for every trial'),
  network: z
    .enum(['none', 'loopback', 'host'])
    .default('none')
    .describe('loopback: the trial’s own 127.0.0.1, for services; host: the real network'),
  limits: limitsSchema.prefault({}),
  env: variables.default({}),
  files: z.record(worldPath, fileSchema).default({}),
  services: z.record(slugSchema, serviceSchema).default({}),
  setup: shell.optional().describe('Common to all causes'),
  causes: z.record(slugSchema, causeSchema).refine(hasEntries, 'Expected at least one cause'),
  folder: z
    .string()
    .regex(/^[\w.][\w./-]*$/, 'Expected a folder in the work folder')
    .refine((path) => !path.split('/').includes('..'), 'Expected a path without ..')
    .optional()
    .describe('Where a user would be: checks look from there. Default: the work folder'),
  trigger: shell.describe('The command that fails: it must exit non-zero and print what the record matches'),
  goal: shell.describe('Must succeed once the failure is fixed: the work is done, and still there'),
  actions: z.record(slugSchema, actionSchema).refine(hasEntries, 'Expected at least one action'),
  matrix: z.array(needsSchema).min(1).optional().describe('Worlds to try, each narrowing `needs`'),
});

export type Reproduction = z.output<typeof reproductionSchema>;
export type ReproductionFile = z.output<typeof fileSchema>;
export type ReproductionService = z.output<typeof serviceSchema>;
export type ReproductionAction = z.output<typeof actionSchema>;
export type Limits = z.output<typeof limitsSchema>;

function hasEntries(value: object): boolean {
  return Object.keys(value).length > 0;
}

import { z } from 'zod';

/** Text of a probe; `{{name}}` stands for what the message says, `{{name|package}}` and `{{name|stem}}` for parts of it. */
const input = z.string().min(1).max(400);
/** Relative to the working folder, or one of the well-known files that docs/doctor.md lists. */
const path = input.describe('Relative to the working folder, or a well-known file such as ~/.npmrc');
/** A whole capture, or this machine: no other host can be asked. */
const host = z
  .string()
  .regex(/^(?:\{\{\w+\}\}|localhost|127\.0\.0\.1|::1)$/, 'Expected {{capture}}, localhost, 127.0.0.1 or ::1')
  .describe('One capture and nothing else, or this machine');
const port = z.union([z.int().min(1).max(65535), z.string().regex(/^\{\{\w+\}\}$/)]);
const version = z.string().regex(/^\d+(?:\.\d+){0,3}$/);
const names = z.array(input).min(1).max(80);

/** What may be asked of a machine. Each is interpreted by the file of that name in `src/check/probes`. */
export const probeSchemas = {
  message: z.strictObject({
    probe: z.literal('message'),
    capture: z.string().regex(/^\w+$/),
    equals: names.optional(),
    starts_with: names.optional(),
    ends_with: names.optional(),
    contains: names.optional(),
  }),
  file: z.strictObject({
    probe: z.literal('file'),
    path,
    /** @default 'present' */
    is: z
      .enum([
        'present',
        'absent',
        'file',
        'folder',
        'socket',
        'stale-socket',
        'executable',
        'not-executable',
        'shared',
        'foreign',
        'from-the-future',
      ])
      .optional()
      .describe('shared: others than its owner may read it; foreign: it belongs to another user'),
  }),
  text: z.strictObject({
    probe: z.literal('text'),
    path: path.describe('As of `file`; * in a name stands for any of them'),
    /** A line number, `first`, or `any`. @default 'any' */
    line: z.union([z.enum(['first', 'any']), z.int().min(1), z.string().regex(/^\{\{\w+\}\}$/)]).optional(),
    starts_with: names.optional(),
    contains: names.optional(),
    ending: z.enum(['crlf', 'lf']).optional().describe('How the line ends'),
  }),
  value: z.strictObject({
    probe: z.literal('value'),
    file: path.describe('As of `file`; * in a name stands for any of them'),
    format: z.enum(['json', 'toml', 'ini', 'yaml']),
    at: z.array(input).max(12).describe('Names on the way; * stands for each of them'),
    /** @default 'present' */
    is: z.enum(['present', 'absent']).optional(),
    /** Compared, and never shown. */
    equals: names.optional(),
    contains: input.optional(),
  }),
  lookalike: z.strictObject({
    probe: z.literal('lookalike'),
    path: path.describe('A file that may lie there under a name that differs a little'),
    differs: z.enum(['case', 'case-anywhere', 'extension', 'spelling', 'folder']),
    /** @default 'present' */
    is: z.enum(['present', 'absent']).optional(),
  }),
  program: z.strictObject({
    probe: z.literal('program'),
    name: input.describe('Looked for in PATH; what is asked for its version stands in vocabulary/tools.json'),
    is: z.enum(['found', 'missing', 'elsewhere']).optional(),
    at_least: version.optional(),
    below: version.optional(),
  }),
  variable: z.strictObject({
    probe: z.literal('variable'),
    name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/),
    is: z.enum(['set', 'unset']),
  }),
  python: z.strictObject({
    probe: z.literal('python'),
    module: input,
    is: z.enum(['installed', 'missing']).describe('For any interpreter that can be found here'),
  }),
  process: z.strictObject({
    probe: z.literal('process'),
    name: z.string().regex(/^[\w.+-]{1,15}$/),
    is: z
      .enum(['running', 'not-running', 'listening', 'not-listening'])
      .describe('listening: it runs and accepts TCP connections on some port'),
    /** `here`: its working folder is in this one, or the other way round. @default 'anywhere' */
    where: z.enum(['anywhere', 'here']).optional(),
  }),
  port: z.strictObject({
    probe: z.literal('port'),
    port,
    is: z.enum(['taken', 'free', 'taken-by-same', 'taken-by-other']),
    /** The program whose earlier start is meant by `same`. */
    program: z
      .string()
      .regex(/^[\w.+-]{1,15}$/)
      .optional(),
  }),
  dns: z.strictObject({ probe: z.literal('dns'), host, is: z.enum(['resolves', 'fails']) }),
  tcp: z.strictObject({ probe: z.literal('tcp'), host, port, is: z.enum(['open', 'refused', 'silent']) }),
  tls: z.strictObject({
    probe: z.literal('tls'),
    host,
    port: port.optional().describe('Default: that of the host, else 443'),
    is: z
      .array(
        z.enum(['trusted', 'self-signed', 'unknown-authority', 'expired', 'not-yet-valid', 'wrong-name']),
      )
      .min(1),
  }),
  http: z.strictObject({
    probe: z.literal('http'),
    host,
    port: port.optional(),
    /** Nothing of the machine or the message can stand in it. @default '/' */
    path: z
      .string()
      .regex(/^\/(?:[\w.~-]+(?:\/[\w.~-]+)*\/?)?$/)
      .max(200)
      .optional(),
    scheme: z.enum(['http', 'https']).optional(),
    status: z.array(z.int().min(100).max(599)).min(1),
  }),
  disk: z.strictObject({
    probe: z.literal('disk'),
    /** @default 'work' */
    place: z.enum(['work', 'home', 'temporary', 'any']).optional(),
    is: z.enum(['full', 'roomy', 'out-of-inodes', 'held-by-deleted-files']),
  }),
  limit: z.strictObject({
    probe: z.literal('limit'),
    of: z.enum(['open-files', 'file-watches', 'memory', 'processes']),
    below: z.int().min(1).describe('Files, watches, processes; MiB of memory'),
  }),
  locale: z.strictObject({ probe: z.literal('locale'), is: z.enum(['utf-8', 'other']) }),
  clock: z.strictObject({
    probe: z.literal('clock'),
    host,
    off_by: z.int().min(1).describe('Seconds between this clock and the Date header of the host'),
  }),
  git: z.strictObject({
    probe: z.literal('git'),
    is: z.enum([
      'repository',
      'locked',
      'detached',
      'without-upstream',
      'pushed-before',
      'ahead',
      'behind',
      'diverged',
      'upstream-rewritten',
      'rewritten-here',
      'unmerged',
      'unrelated',
      'files-known-to-upstream',
      'starter-files-upstream',
      'tracked',
      'tracked-not-executable',
    ]),
    path: path.optional().describe('The file that `tracked` is about'),
  }),
  docker: z.strictObject({
    probe: z.literal('docker'),
    is: z.enum(['engine-answers', 'engine-silent']).optional(),
    driver: z
      .array(z.enum(['docker', 'docker-container', 'kubernetes', 'remote', 'cloud']))
      .min(1)
      .optional(),
  }),
  registry: z.strictObject({
    probe: z.literal('registry'),
    registry: host,
    image: z
      .string()
      .regex(/^\{\{\w+\}\}$/)
      .optional(),
    /** What the client finds for it. */
    credential: z
      .array(z.enum(['none', 'found', 'malformed', 'helper-missing', 'helper-failed']))
      .min(1)
      .optional(),
    /** What the registry says to it. */
    with_credential: z
      .array(z.enum(['granted', 'refused', 'not-permitted']))
      .min(1)
      .optional(),
    /** What it says to nobody. */
    anonymous: z
      .array(z.enum(['granted', 'refused']))
      .min(1)
      .optional(),
  }),
};

export const probeSchema = z.discriminatedUnion('probe', [
  probeSchemas.message,
  probeSchemas.file,
  probeSchemas.text,
  probeSchemas.value,
  probeSchemas.lookalike,
  probeSchemas.program,
  probeSchemas.variable,
  probeSchemas.python,
  probeSchemas.process,
  probeSchemas.port,
  probeSchemas.dns,
  probeSchemas.tcp,
  probeSchemas.tls,
  probeSchemas.http,
  probeSchemas.disk,
  probeSchemas.limit,
  probeSchemas.locale,
  probeSchemas.clock,
  probeSchemas.git,
  probeSchemas.docker,
  probeSchemas.registry,
]);

/** One question to the machine. */
export type ProbeCondition = z.infer<typeof probeSchema>;
export type ProbeName = ProbeCondition['probe'];
export type ProbeOf<N extends ProbeName> = Extract<ProbeCondition, { readonly probe: N }>;

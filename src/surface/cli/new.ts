import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftRecord } from '../../corpus/index.ts';
import { openHistory, openKnowledge } from '../../knowledge.ts';
import { recordIdSchema } from '../../record/index.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';

/** How many captured outputs become examples. */
const most = 5;

/** `wayout new [DOMAIN/SLUG]`: a folder to go on from. */
export async function runNew(invocation: Invocation, terminal: Terminal): Promise<number> {
  const [named, ...more] = invocation.positionals;
  const fingerprint = invocation.text('from-history');
  if (more.length > 0 || (named === undefined && fingerprint === undefined))
    throw new CliError('usage', 'Expected one id, domain/slug, or --from-history FINGERPRINT');
  const id = named ?? `draft/failure-${fingerprint?.slice(0, 8)}`;
  if (!recordIdSchema.safeParse(id).success || id.split('/').length !== 2)
    throw new CliError('usage', `Expected an id of the form domain/slug, found "${id}"`);
  const folder = join(invocation.text('records') ?? 'records', ...id.split('/'));
  if (existsSync(folder))
    throw new CliError('unreadable', `Expected nothing at ${folder}, found a record; edit it there`);
  const outputs = await outputsOf(invocation, fingerprint, terminal);
  const files = draftRecord({ id, outputs });
  for (const { path, content } of files) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  terminal.stdout.write(files.map(({ path }) => `${join(folder, path)}\n`).join(''));
  terminal.stderr.write(
    `Next: say in record.json why it fails, what not to try and what works; then wayout lint ${folder}\n`,
  );
  return exitCodes.answered;
}

/** What the failure printed: the failing parts, one output each. */
async function outputsOf(
  invocation: Invocation,
  fingerprint: string | undefined,
  { env }: Terminal,
): Promise<readonly (readonly string[])[]> {
  const file = invocation.text('from');
  if (file !== undefined) return [await failingPart(file)];
  if (fingerprint === undefined) return [];
  const history = openHistory({ env });
  try {
    const failures = await history.withFingerprint(fingerprint);
    const excerpts = failures.map(({ excerpt }) => excerpt).filter(({ length }) => length > 0);
    if (excerpts.length === 0)
      throw new CliError(
        'unreadable',
        `Expected an unknown failure of the history, found none with fingerprint ${fingerprint}. Try: wayout history --unknown`,
      );
    const distinct = new Map(excerpts.map((excerpt) => [excerpt.join('\n'), excerpt]));
    return [...distinct.values()].slice(0, most);
  } finally {
    await history.close();
  }
}

async function failingPart(file: string): Promise<readonly string[]> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile())
    throw new CliError('unreadable', `Expected a log at ${file}`);
  const knowledge = await openKnowledge();
  const [part] = knowledge.diagnose(readFileSync(file)).failing;
  await knowledge.close();
  if (part) return part.text;
  throw new CliError('unreadable', `Expected a failure in ${file}, found none`);
}

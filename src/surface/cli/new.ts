import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { draftRecord } from '../../corpus/index.ts';
import { openHistory, openKnowledge } from '../../knowledge.ts';
import { recordIdSchema } from '../../record/index.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';
import { sendProposal, type SendOptions } from './send-proposal.ts';

/** How many captured outputs become examples. */
const most = 5;

/** `wayout new [DOMAIN/SLUG]`: a folder to go on from; with `--send` it is proposed to a server. */
export async function runNew(invocation: Invocation, terminal: Terminal): Promise<number> {
  const [named, ...more] = invocation.positionals;
  const fingerprint = invocation.text('from-history');
  if (more.length > 0 || (named === undefined && fingerprint === undefined))
    throw new CliError('usage', 'Expected one id, domain/slug, or --from-history FINGERPRINT');
  const id = named ?? `draft/failure-${fingerprint?.slice(0, 8)}`;
  if (!recordIdSchema.safeParse(id).success || id.split('/').length !== 2)
    throw new CliError('usage', `Expected an id of the form domain/slug, found "${id}"`);
  const folder = join(invocation.text('records') ?? 'records', ...id.split('/'));
  const sending = sendingOf(invocation);
  const drafts = invocation.text('from') !== undefined || fingerprint !== undefined;
  const isThere = existsSync(join(folder, 'record.json'));
  if (!sending || drafts) await draft({ id, folder, fingerprint }, invocation, terminal);
  else if (!isThere)
    throw new CliError('usage', `Expected a record to send at ${folder}, or --from LOG; found neither`);
  if (sending) return sendProposal(folder, sending, terminal);
  terminal.stderr.write(
    `Next: say in record.json why it fails, what not to try and what works; then wayout lint ${folder}\n`,
  );
  return exitCodes.answered;
}

function sendingOf(invocation: Invocation): SendOptions | undefined {
  const address = invocation.text('send');
  const note = invocation.text('note');
  if (address === undefined) {
    if (note === undefined) return undefined;
    throw new CliError('usage', 'Expected --send URL beside --note, found none');
  }
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search || url.hash)
    throw new CliError('usage', 'Expected --send to be an http(s) address without a query or a password');
  const server = new URL(url.href.endsWith('/') ? url.href : `${url.href}/`);
  return { server, ...(note !== undefined && { note }) };
}

interface Draft {
  readonly id: string;
  readonly folder: string;
  readonly fingerprint: string | undefined;
}

async function draft({ id, folder, fingerprint }: Draft, invocation: Invocation, terminal: Terminal) {
  if (existsSync(folder))
    throw new CliError('unreadable', `Expected nothing at ${folder}, found a record; edit it there`);
  const outputs = await outputsOf(invocation, fingerprint, terminal);
  const files = draftRecord({ id, outputs });
  for (const { path, content } of files) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  terminal.stdout.write(files.map(({ path }) => `${join(folder, path)}\n`).join(''));
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

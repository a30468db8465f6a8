import { proposalOfFolder } from '../../corpus/index.ts';
import { inert } from '../../diagnosis/index.ts';
import { proposalSchema } from '../../record/index.ts';
import { CliError, exitCodes, type Terminal } from './command.ts';
import { postProposal, type Appraised } from './post-proposal.ts';

export interface SendOptions {
  /** Of the server, with a slash at its end. */
  readonly server: URL;
  /** What the reviewer should know; with it a failure that is known already is proposed all the same. */
  readonly note?: string;
}

/** Sends the folder of a record to a server, as a proposal, saying what it sends. */
export async function sendProposal(
  folder: string,
  { server, note }: SendOptions,
  { stdout, stderr, env }: Terminal,
): Promise<number> {
  const { proposal, files, masked } = proposalOfFolder(folder);
  const checked = proposalSchema.safeParse({ ...proposal, ...(note !== undefined && { note }) });
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new CliError('unreadable', `${folder}: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const say = (text: string) => void stderr.write(`wayout: ${inert(text)}\n`);
  const key = env['WAYOUT_KEY'] || undefined;
  say(
    `sends to ${server.href}: ${files.join(', ')}${key === undefined ? '' : '; with the key of WAYOUT_KEY'}`,
  );
  if (masked.length > 0) say(`masked, for they look like secrets: ${masked.join(', ')}`);
  if (key !== undefined && isOpen(server))
    say('the address is not https: others on the way can read the key');
  const answer = await postProposal(checked.data, {
    server,
    key,
    known: note === undefined ? 'refuse' : 'mark',
  });
  if (answer.kind === 'known') {
    stdout.write(`known already: ${inert(answer.detail)}\n`);
    for (const { at, message } of answer.faults) say(`${at}: ${message}`);
    say('nothing was proposed. If it is another failure all the same, say why with --note');
    return exitCodes.unknown;
  }
  stdout.write(`proposed ${inert(answer.record)}: ${inert(answer.id)}\n`);
  for (const sentence of remarksOn(answer)) say(sentence);
  return exitCodes.answered;
}

function remarksOn({ appraisal: { flaws, blocked, duplicates } }: Appraised): readonly string[] {
  return [
    ...flaws.map(({ rule, at, message }) => `${at ? `${at}: ` : ''}${message} [${rule}]`),
    ...duplicates.map(
      ({ id, seen_in, waiting }) =>
        `${waiting ? 'proposed' : 'known'} already as ${id}, seen in ${seen_in.join(', ')}`,
    ),
    ...(blocked.length > 0 ? [`cannot be accepted before this is mended: ${blocked.join(', ')}`] : []),
  ];
}

/** Whether somebody between here and there could listen. */
function isOpen({ protocol, hostname }: URL): boolean {
  return protocol === 'http:' && !/^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}

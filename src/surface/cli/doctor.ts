import { existsSync } from 'node:fs';
import { diagnosisOfRecord, inert, type Diagnosis } from '../../diagnosis/index.ts';
import { openKnowledge, type Knowledge } from '../../knowledge.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';
import { checkHere } from './check-here.ts';
import { languageOf, present } from './presentation.ts';
import { readInput } from './read-input.ts';
import { warnOf } from './warnings.ts';

/** `wayout doctor [ID | FILE | -]` */
export async function runDoctor(invocation: Invocation, terminal: Terminal): Promise<number> {
  const [subject, ...more] = invocation.positionals;
  if (more.length > 0)
    throw new CliError('usage', `Expected one record id or file, found ${more.length + 1}`);
  const knowledge = await openKnowledge({ corpus: invocation.texts('corpus') });
  warnOf(knowledge, terminal);
  const diagnosis = await diagnosisOf(subject, knowledge, invocation, terminal);
  const { diagnosis: checked, isStopped } = await checkHere(knowledge, diagnosis, invocation, terminal);
  terminal.stdout.write(present(checked, invocation, terminal));
  if (isStopped) return exitCodes.stopped;
  const [best] = checked.decision === 'unknown' ? [] : checked.findings;
  if (best && !best.causes.some(({ checkable }) => checkable))
    terminal.stderr.write(`wayout: ${inert(best.id)} has no checks yet; nothing was looked at\n`);
  return best?.causes.some(({ check }) => check?.answer === 'applies')
    ? exitCodes.answered
    : exitCodes.unknown;
}

async function diagnosisOf(
  subject: string | undefined,
  knowledge: Knowledge,
  invocation: Invocation,
  terminal: Terminal,
): Promise<Diagnosis> {
  const lang = languageOf(invocation, terminal);
  const captures = capturesOf(invocation);
  const record = subject === undefined || existsSync(subject) ? undefined : knowledge.find(subject);
  if (record) return diagnosisOfRecord(record, knowledge.find, lang, captures);
  if (subject === undefined)
    throw new CliError(
      'usage',
      'Expected a record id, a file, or - for standard input. Try: wayout doctor build.log',
    );
  if (subject !== '-' && !existsSync(subject))
    throw new CliError(
      'unreadable',
      `Expected a record id or a log, found no record and no file "${subject}"`,
    );
  const session = knowledge.open({ lang });
  await readInput(subject, session, terminal);
  return session.diagnosis();
}

/** `--set registry=ghcr.io`: what a message would say, where there is only the record's id. */
function capturesOf(invocation: Invocation): Readonly<Record<string, string>> {
  const pairs = invocation.texts('set').map((text) => {
    const [, name, value] = /^(\w+)=(.+)$/s.exec(text) ?? [];
    if (name !== undefined && value !== undefined) return [name, value] as const;
    throw new CliError('usage', `Expected NAME=VALUE after --set, found "${text}"`);
  });
  return Object.fromEntries(pairs);
}

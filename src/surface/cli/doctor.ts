import { existsSync } from 'node:fs';
import { diagnosisOfRecord, inert, type Diagnosis, type Language } from '../../diagnosis/index.ts';
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
  if (subject === undefined) return lastFailure(knowledge, lang);
  if (subject !== '-' && !existsSync(subject))
    throw new CliError(
      'unreadable',
      `Expected a record id or a log, found no record and no file "${subject}"`,
    );
  const session = knowledge.open({ lang });
  await readInput(subject, session, terminal);
  return session.diagnosis();
}

/** What `wayout run` saw fail last: its record, with what the output said. */
async function lastFailure(knowledge: Knowledge, lang: Language): Promise<Diagnosis> {
  const last = await knowledge.history.last();
  const record = last?.record === undefined ? undefined : knowledge.find(last.record);
  if (last && record) return diagnosisOfRecord(record, knowledge.find, lang, last.captures);
  const found = last
    ? `the last one, of ${last.time}, is not a known failure`
    : 'none was seen by wayout run yet';
  throw new CliError(
    'usage',
    `Expected a last failure that is known: ${found}. Name a record id, a file, or - for standard input: wayout doctor build.log`,
  );
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

import { readFileSync } from 'node:fs';
import type { Diagnosis } from '../../diagnosis/index.ts';
import { openKnowledge, type DiagnosisSession } from '../../knowledge.ts';
import { checkHere } from './check-here.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';
import { languageOf, present } from './presentation.ts';
import { assertFile, openInput, pushAll } from './read-input.ts';
import { warnOf, warnTo } from './warnings.ts';

/** `wayout explain [FILE|-]` */
export async function runExplain(invocation: Invocation, terminal: Terminal): Promise<number> {
  const [file = '-', ...more] = invocation.positionals;
  if (more.length > 0) throw new CliError('usage', `Expected one file, found ${more.length + 1}`);
  const batch = invocation.text('batch');
  const isFollowing = invocation.flag('follow');
  if (isFollowing && (file === '-' || batch !== undefined))
    throw new CliError('usage', 'Expected a file to follow: wayout explain --follow build.log');
  if (isFollowing) assertFile(file);
  const source = batch === undefined && !isFollowing ? openInput(file, terminal) : undefined;
  const knowledge = await openKnowledge({
    corpus: invocation.texts('corpus'),
    onWarning: warnTo(terminal),
  });
  warnOf(knowledge, terminal);
  const green = invocation.text('green');
  const options = {
    lang: languageOf(invocation, terminal),
    ...(green === undefined ? {} : { green: readWhole(green) }),
  };
  if (batch !== undefined) {
    const { runBatch } = await import('./batch.ts');
    return runBatch(batch, knowledge, options, terminal);
  }
  const show = (diagnosis: Diagnosis) => terminal.stdout.write(present(diagnosis, invocation, terminal));
  const session = isFollowing
    ? await followToCtrlC(file, () => knowledge.open(options), show, terminal)
    : knowledge.open(options);
  if (source) await pushAll(source, session, terminal);
  const found = { diagnosis: await session.answer(), isStopped: false };
  const { diagnosis, isStopped } = invocation.flag('check')
    ? await checkHere(knowledge, found.diagnosis, invocation, terminal)
    : found;
  show(diagnosis);
  if (isStopped) return exitCodes.stopped;
  return diagnosis.decision === 'unknown' ? exitCodes.unknown : exitCodes.answered;
}

async function followToCtrlC(
  file: string,
  open: () => DiagnosisSession,
  onAnswer: (diagnosis: Diagnosis) => void,
  { stderr }: Terminal,
): Promise<DiagnosisSession> {
  const { follow } = await import('./follow.ts');
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort());
  stderr.write(`Following ${file}; Ctrl-C ends.\n`);
  const onRestart = () => void stderr.write(`${file} begins anew\n`);
  const session = await follow(file, { open, onAnswer, onRestart, signal: stop.signal });
  stderr.write('\nStopped following; this is what is known so far.\n');
  return session;
}

function readWhole(file: string): Uint8Array {
  assertFile(file);
  return readFileSync(file);
}

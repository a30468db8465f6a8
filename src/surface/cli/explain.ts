import { readFileSync } from 'node:fs';
import { openKnowledge } from '../../knowledge.ts';
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
  const source = batch === undefined ? openInput(file, terminal) : undefined;
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
  const session = knowledge.open(options);
  if (source) await pushAll(source, session, terminal);
  const found = { diagnosis: await session.answer(), isStopped: false };
  const { diagnosis, isStopped } = invocation.flag('check')
    ? await checkHere(knowledge, found.diagnosis, invocation, terminal)
    : found;
  terminal.stdout.write(present(diagnosis, invocation, terminal));
  if (isStopped) return exitCodes.stopped;
  return diagnosis.decision === 'unknown' ? exitCodes.unknown : exitCodes.answered;
}

function readWhole(file: string): Uint8Array {
  assertFile(file);
  return readFileSync(file);
}

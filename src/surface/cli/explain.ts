import { createReadStream, readFileSync, statSync } from 'node:fs';
import { openKnowledge, type DiagnosisSession } from '../../knowledge.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';
import { languageOf, present } from './presentation.ts';
import { warnOf } from './warnings.ts';

/** `wayout explain [FILE|-]` */
export async function runExplain(invocation: Invocation, terminal: Terminal): Promise<number> {
  const [file = '-', ...more] = invocation.positionals;
  if (more.length > 0) throw new CliError('usage', `Expected one file, found ${more.length + 1}`);
  const batch = invocation.text('batch');
  const source = batch === undefined ? openInput(file, terminal) : undefined;
  const knowledge = await openKnowledge({ corpus: invocation.texts('corpus') });
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
  const diagnosis = await session.answer();
  terminal.stdout.write(present(diagnosis, invocation, terminal));
  return diagnosis.decision === 'unknown' ? exitCodes.unknown : exitCodes.answered;
}

function openInput(file: string, { stdin }: Terminal): NodeJS.ReadableStream {
  if (file === '-') return stdin;
  assertFile(file);
  return createReadStream(file, { highWaterMark: 1 << 20 });
}

function assertFile(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new CliError('unreadable', `Expected a log at ${file}, found nothing there`);
  if (stats.isDirectory()) throw new CliError('unreadable', `Expected a file, found a directory: ${file}`);
}

function readWhole(file: string): Uint8Array {
  assertFile(file);
  return readFileSync(file);
}

/** Reads to the end, or to Ctrl-C: then what is known so far is the answer. */
async function pushAll(
  source: NodeJS.ReadableStream,
  session: DiagnosisSession,
  { stdin, stderr }: Terminal,
): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const stop = (): void => {
      stderr.write('\nStopped reading; this is what is known so far.\n');
      resolve();
      source.pause();
      if ('destroy' in source && typeof source.destroy === 'function') source.destroy();
    };
    process.once('SIGINT', stop);
    source.on('data', (chunk: Buffer | string) => {
      try {
        session.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
      } catch (error) {
        reject(error);
      }
    });
    source.once('end', () => resolve());
    source.once('error', (error) => {
      reject(new CliError('unreadable', `Expected to read the input: ${error.message}`, { cause: error }));
    });
    // Not before: a Ctrl-C that came earlier would take what was typed with it.
    if (source === stdin && stdin.isTTY) {
      stderr.write('Paste the failure, then press Ctrl-D (Ctrl-C also answers).\n');
    }
  });
}

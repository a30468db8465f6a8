import { createReadStream, statSync } from 'node:fs';
import type { DiagnosisSession } from '../../knowledge.ts';
import { CliError, type Terminal } from './command.ts';

/** Reads a file, or standard input for `-`, into a session. @throws {CliError} `unreadable` */
export async function readInput(file: string, session: DiagnosisSession, terminal: Terminal): Promise<void> {
  await pushAll(openInput(file, terminal), session, terminal);
}

export function openInput(file: string, { stdin }: Terminal): NodeJS.ReadableStream {
  if (file === '-') return stdin;
  assertFile(file);
  return createReadStream(file, { highWaterMark: 1 << 20 });
}

export function assertFile(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new CliError('unreadable', `Expected a log at ${file}, found nothing there`);
  if (stats.isDirectory()) throw new CliError('unreadable', `Expected a file, found a directory: ${file}`);
}

/** Reads to the end, or to Ctrl-C: then what is known so far is the answer. */
export async function pushAll(
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
    source.once('end', () => {
      process.off('SIGINT', stop);
      resolve();
    });
    source.once('error', (error) => {
      reject(new CliError('unreadable', `Expected to read the input: ${error.message}`, { cause: error }));
    });
    // Not before: a Ctrl-C that came earlier would take what was typed with it.
    if (source === stdin && stdin.isTTY) {
      stderr.write('Paste the failure, then press Ctrl-D (Ctrl-C also answers).\n');
    }
  });
}

import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Readable } from 'node:stream';
import type { Terminal } from '../command.ts';
import type { Ending } from './ending.ts';
import { forwardSignals } from './forward-signals.ts';
import type { Source, Transcript } from './transcript.ts';

/**
 * Runs a command with its output going through pipes to ours. Standard input is the very one we have, never touched:
 * a listener here would take bytes that are the command's.
 */
export async function runThroughPipes(
  command: string,
  args: readonly string[],
  transcript: Transcript,
  { stdout, stderr, env }: Terminal,
): Promise<Ending> {
  const child = spawn(command, args, { stdio: ['inherit', 'pipe', 'pipe'], env });
  // On a terminal Ctrl-C reaches the whole group, the command included; twice would mean "at once" to many tools.
  const release = forwardSignals(
    (signal) => child.kill(signal),
    hasControllingTerminal() ? 'group' : 'process',
  );
  const restores = [
    tee(child.stdout, stdout, 'stdout', transcript),
    tee(child.stderr, stderr, 'stderr', transcript),
  ];
  try {
    return await new Promise<Ending>((resolve) => {
      child.once('error', (error) => {
        resolve({ kind: 'not-started', code: 126, message: error.message });
      });
      child.once('close', (code, signal) => {
        resolve(signal ? { kind: 'signal', signal } : { kind: 'exit', code: code ?? 1 });
      });
    });
  } finally {
    release();
    for (const restore of restores) restore();
  }
}

function tee(source: Readable, target: NodeJS.WriteStream, name: Source, transcript: Transcript): () => void {
  // A reader that goes away (`| head`) is felt by the command as it would be without us.
  const leave = (): void => void source.destroy();
  target.on('error', leave);
  source.on('data', (chunk: Buffer) => {
    transcript.add(name, chunk);
    if (target.write(chunk)) return;
    source.pause();
    target.once('drain', () => source.resume());
  });
  return () => void (target.writable && target.off('error', leave));
}

function hasControllingTerminal(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return true;
  } catch {
    return false;
  }
}

import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { CliError, type Invocation, type Terminal } from './command.ts';
import { endLike, isFailure, type Ending } from './run/ending.ts';
import { findExecutable } from './run/find-executable.ts';
import { runThroughPipes } from './run/through-pipes.ts';
import { runThroughTerminal } from './run/through-terminal.ts';
import { Transcript } from './run/transcript.ts';

/** `wayout run -- COMMAND…`: the command as it is, and a card after it if it failed. */
export async function runRun(invocation: Invocation, terminal: Terminal): Promise<number> {
  const [command, ...args] = invocation.positionals;
  if (command === undefined) throw new CliError('usage', 'Expected a command: wayout run -- COMMAND…');
  const transcript = new Transcript();
  const ending = await execute(command, args, transcript, terminal);
  if (ending.kind === 'not-started') terminal.stderr.write(`wayout: ${ending.message}\n`);
  if (isFailure(ending)) await explain(transcript, invocation, terminal);
  transcript.close();
  await Promise.all([flushed(terminal.stdout), flushed(terminal.stderr)]);
  return endLike(ending);
}

/** Resolves once everything written is with the reader, or the reader gone: a signal to ourselves would lose it. */
async function flushed(stream: NodeJS.WriteStream): Promise<void> {
  await new Promise<void>((resolve) => {
    if (stream.writable) stream.write('', () => resolve());
    else resolve();
  });
}

async function execute(
  command: string,
  args: readonly string[],
  transcript: Transcript,
  terminal: Terminal,
): Promise<Ending> {
  const found = findExecutable(command, terminal.env);
  switch (found.kind) {
    case 'missing':
      return { kind: 'not-started', code: 127, message: `${command}: command not found` };
    case 'not-executable':
      return { kind: 'not-started', code: 126, message: `${found.path}: cannot be executed` };
    case 'found':
  }
  // Where one of the three goes elsewhere, a pseudo-terminal would bring it back to the screen.
  const onTerminal = [0, 1, 2].every((stream) => isatty(stream)) && inForeground();
  const ending = onTerminal ? await runThroughTerminal(command, args, transcript, terminal) : undefined;
  return ending ?? runThroughPipes(command, args, transcript, terminal);
}

/** Whoever changes a terminal's mode from the background is stopped. proc(5): field 5 is our group, field 8 its. */
function inForeground(): boolean {
  if (process.platform !== 'linux') return true;
  const stat = readFileSync('/proc/self/stat', 'utf8');
  const [, , group, , , foreground] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return group === foreground;
}

/** Adds the card. Whatever goes wrong here is ours: it is told and changes nothing. */
async function explain(transcript: Transcript, invocation: Invocation, terminal: Terminal): Promise<void> {
  try {
    // Only a failure pays for loading the matcher.
    const { explainFailure } = await import('./run/explain-failure.ts');
    await explainFailure(transcript, invocation, terminal);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // What cannot be printed may stand in a corpus that is quoted.
    terminal.stderr.write(`\nwayout: no explanation: ${reason.replace(/[^\P{C}\n]/gu, '?')}\n`);
  }
}

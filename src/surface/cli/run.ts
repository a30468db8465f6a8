import { existsSync, readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { runsFolder } from '../../data-folder.ts';
import { CliError, type Invocation, type Terminal } from './command.ts';
import { endLike, isFailure, type Ending } from './run/ending.ts';
import { findExecutable } from './run/find-executable.ts';
import type { Explained } from './run/remember.ts';
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
  if (ending.kind !== 'not-started') await takeNotice(ending, transcript, invocation, terminal);
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

/** Adds the card and remembers. Whatever goes wrong here is ours: it is told and changes nothing. */
async function takeNotice(
  ending: Ending,
  transcript: Transcript,
  invocation: Invocation,
  terminal: Terminal,
): Promise<void> {
  const failed = isFailure(ending);
  // Only a failure pays for loading the matcher, and only the end of one for what is remembered.
  if (!failed && (ending.kind !== 'exit' || ending.code !== 0 || !existsSync(runsFolder(terminal.env))))
    return;
  try {
    const explained = failed ? await explain(transcript, invocation, terminal) : undefined;
    if (failed && !explained) return;
    const { remember } = await import('./run/remember.ts');
    await remember(invocation.positionals, failed ? 'failure' : 'success', explained, terminal);
  } catch (error) {
    terminal.stderr.write(`\nwayout: not remembered: ${printable(error)}\n`);
  }
}

async function explain(
  transcript: Transcript,
  invocation: Invocation,
  terminal: Terminal,
): Promise<Explained | undefined> {
  try {
    const { explainFailure } = await import('./run/explain-failure.ts');
    return await explainFailure(transcript, invocation, terminal);
  } catch (error) {
    terminal.stderr.write(`\nwayout: no explanation: ${printable(error)}\n`);
    return undefined;
  }
}

/** What cannot be printed may stand in a corpus that is quoted. */
function printable(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return reason.replace(/[^\P{C}\n]/gu, '?');
}

import { readFileSync } from 'node:fs';
import { isatty } from 'node:tty';
import { inert, renderText } from '../../diagnosis/index.ts';
import { openKnowledge } from '../../knowledge.ts';
import { CliError, type Invocation, type Terminal } from './command.ts';
import { languageOf, styleOf } from './presentation.ts';
import { endLike, isFailure, type Ending } from './run/ending.ts';
import { findExecutable } from './run/find-executable.ts';
import { runThroughPipes } from './run/through-pipes.ts';
import { runThroughTerminal } from './run/through-terminal.ts';
import { Transcript } from './run/transcript.ts';
import { warnOf } from './warnings.ts';

/** `wayout run -- COMMAND…`: the command as it is, and a card after it if it failed. */
export async function runRun(invocation: Invocation, terminal: Terminal): Promise<number> {
  const [command, ...args] = invocation.positionals;
  if (command === undefined) throw new CliError('usage', 'Expected a command: wayout run -- COMMAND…');
  const transcript = new Transcript();
  const ending = await execute(command, args, transcript, terminal);
  if (ending.kind === 'not-started') terminal.stderr.write(`wayout: ${inert(ending.message)}\n`);
  if (isFailure(ending)) await explainFailure(transcript, invocation, terminal);
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
async function explainFailure(
  transcript: Transcript,
  invocation: Invocation,
  terminal: Terminal,
): Promise<void> {
  const { stderr } = terminal;
  try {
    const knowledge = await openKnowledge({ corpus: invocation.texts('corpus') });
    const lang = languageOf(invocation, terminal);
    const session = knowledge.open({ lang });
    for (const chunk of transcript.chunks()) session.push(chunk);
    const card = renderText(session.diagnosis(), {
      lang,
      width: stderr.columns ?? 80,
      style: styleOf(stderr, terminal),
    });
    warnOf(knowledge, terminal);
    if (transcript.lost > 0) {
      stderr.write(
        `\nwayout: no room for a copy of the output; ${transcript.lost} bytes of it were not read\n`,
      );
    }
    stderr.write(`\n${card}`);
  } catch (error) {
    stderr.write(
      `\nwayout: no explanation: ${inert(error instanceof Error ? error.message : String(error))}\n`,
    );
  }
}

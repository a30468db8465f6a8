import { CliError, exitCodes, type Command, type SurfaceCommands, type Terminal } from './command.ts';
import { commands } from './commands.ts';
import { commandHelp, overallHelp } from './help.ts';
import { parseInvocation } from './parse-invocation.ts';

/** Runs `wayout` with the words after its name. Resolves to the exit code; never throws. */
export async function runCli(
  args: readonly string[],
  terminal: Terminal,
  surfaces: SurfaceCommands = {},
): Promise<number> {
  terminal.stdout.on('error', leaveQuietly);
  try {
    return await dispatch(args, terminal, surfaces);
  } catch (error) {
    // A message may quote a corpus or a file name; loaded here because only then it is needed.
    const { inert } = await import('../../diagnosis/index.ts');
    terminal.stderr.write(`wayout: ${inert(error instanceof Error ? error.message : String(error))}\n`);
    if (terminal.env['WAYOUT_DEBUG'] && error instanceof Error) terminal.stderr.write(`${error.stack}\n`);
    return commands.find(({ name }) => name === args[0])?.neverRefuses ? exitCodes.answered : exitCodes.usage;
  }
}

async function dispatch(
  [first, ...rest]: readonly string[],
  terminal: Terminal,
  surfaces: SurfaceCommands,
): Promise<number> {
  if (first === '--version' || first === '-V')
    return print(terminal, `${(await import('./version.ts')).version()}\n`);
  if (first === '--help' || first === '-h' || first === 'help') return help(rest[0], terminal);
  if (first === undefined && terminal.stdin.isTTY) {
    terminal.stderr.write(overallHelp(commands));
    return exitCodes.usage;
  }
  const named = commands.find(({ name }) => name === first);
  // `… | wayout` and `… | wayout --format json` mean explain.
  const command =
    named ?? (first === undefined || first.startsWith('-') ? find('explain') : unknownCommand(first));
  const args = named ? rest : first === undefined ? [] : [first, ...rest];
  const invocation = parseInvocation(command, args);
  if (invocation.flag('help')) return print(terminal, commandHelp(command));
  // A command that is run has to feel by itself that its reader went away.
  if (command.passthrough) terminal.stdout.off('error', leaveQuietly);
  const load = command.load ?? surfaces[command.name];
  if (!load) throw new RangeError(`Expected a surface named ${command.name} from main.ts, found none`);
  const run = await load();
  return run(invocation, terminal);
}

function help(name: string | undefined, terminal: Terminal): number {
  return print(terminal, name === undefined ? overallHelp(commands) : commandHelp(find(name)));
}

function find(name: string): Command {
  return commands.find((command) => command.name === name) ?? unknownCommand(name);
}

function unknownCommand(name: string): never {
  const known = commands.map((command) => command.name).join(', ');
  throw new CliError(
    'usage',
    `Expected a command (${known}), found "${name}". To explain a file: wayout explain ${name}`,
  );
}

function print(terminal: Terminal, text: string): number {
  terminal.stdout.write(text);
  return 0;
}

/** A reader that goes away (`| head`) ends the work without a word. */
function leaveQuietly(error: NodeJS.ErrnoException): void {
  process.exit(error.code === 'EPIPE' ? exitCodes.answered : exitCodes.usage);
}

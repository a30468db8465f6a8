import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import { inert } from '../../diagnosis/index.ts';
import { openOutcomes, type Outcomes } from '../../knowledge.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';

/** Lines of an import that are kept together. */
const piece = 1000;

/** `wayout outcomes export|import|forget` */
export async function runOutcomes(invocation: Invocation, terminal: Terminal): Promise<number> {
  const [verb, ...rest] = invocation.positionals;
  const outcomes = openOutcomes({ env: terminal.env });
  try {
    switch (verb) {
      case 'export':
        return await exportAll(outcomes, invocation, terminal);
      case 'import':
        return await importAll(outcomes, rest, terminal);
      case 'forget':
        return await forget(outcomes, invocation, terminal);
      default:
        throw new CliError('usage', `Expected export, import or forget, found "${verb ?? 'nothing'}"`);
    }
  } finally {
    for (const warning of outcomes.warnings) terminal.stderr.write(`wayout: ${inert(warning)}\n`);
    await outcomes.close();
  }
}

async function exportAll(outcomes: Outcomes, invocation: Invocation, { stdout }: Terminal): Promise<number> {
  const record = invocation.text('record');
  const selection = {
    ...(record !== undefined && { record }),
    ...(invocation.flag('mine') && outcomes.present && { reporter: await outcomes.reporter() }),
  };
  const lines = async function* () {
    for await (const outcome of outcomes.list(selection)) yield `${JSON.stringify(outcome)}\n`;
  };
  const out = invocation.text('out');
  if (out !== undefined) await pipeline(lines, createWriteStream(out));
  else for await (const line of lines()) stdout.write(line);
  return exitCodes.answered;
}

async function importAll(
  outcomes: Outcomes,
  files: readonly string[],
  { stdout, stderr }: Terminal,
): Promise<number> {
  if (files.length === 0) throw new CliError('usage', 'Expected files that wayout outcomes export wrote');
  const sums = { recorded: 0, known: 0, queued: 0, faults: 0 };
  for (const file of files) {
    if (!statSync(file, { throwIfNoEntry: false })?.isFile())
      throw new CliError('unreadable', `Expected a file of outcomes at ${file}`);
    for await (const { first, values } of batches(file)) {
      const { recorded, known, queued, faults } = await outcomes.receive(values);
      sums.recorded += recorded;
      sums.known += known;
      sums.queued += queued;
      sums.faults += faults.length;
      for (const { at, message } of faults)
        stderr.write(`wayout: ${inert(file)}:${first + at}: ${inert(message)}\n`);
    }
  }
  const parts = Object.entries({
    ...sums,
    faults: sums.faults,
  }).map(([name, count]) => `${count} ${name}`);
  stdout.write(`${parts.join(', ')}\n`);
  return sums.faults > 0 ? exitCodes.usage : exitCodes.answered;
}

/** A line that is no JSON stays in its place as `undefined`, which is no outcome either. */
async function* batches(file: string) {
  let first = 1;
  let values: unknown[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    values.push(parse(line));
    if (values.length < piece) continue;
    yield { first, values };
    first += values.length;
    values = [];
  }
  if (values.length > 0) yield { first, values };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

async function forget(outcomes: Outcomes, invocation: Invocation, { stdout }: Terminal): Promise<number> {
  const record = invocation.text('record');
  const ids = invocation.texts('id');
  const selection = {
    ...(record !== undefined && { record }),
    ...(ids.length > 0 && { ids }),
    // What others reported is theirs, unless it is said.
    ...(!invocation.flag('all') && outcomes.present && { reporter: await outcomes.reporter() }),
  };
  stdout.write(`${await outcomes.forget(selection)} forgotten\n`);
  return exitCodes.answered;
}

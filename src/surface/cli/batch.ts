import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { DiagnoseInputOptions, Knowledge } from '../../knowledge.ts';
import { CliError, exitCodes, type Terminal } from './command.ts';
import { jsonText } from './json-text.ts';

/** One answer for each line of `{"id","input"}`; a line that is not of this form is named and stops the work. */
export async function runBatch(
  file: string,
  knowledge: Knowledge,
  options: DiagnoseInputOptions,
  { stdout }: Terminal,
): Promise<number> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new CliError('unreadable', `Expected a file of JSON lines at ${file}`);
  }
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    number++;
    if (!line.trim()) continue;
    const { id, input } = parseCase(line, `${file}:${number}`);
    const { decision, findings, failing } = await knowledge.answer(input, options);
    stdout.write(`${jsonText({ id, decision, findings, failing })}\n`);
  }
  return exitCodes.answered;
}

function parseCase(line: string, where: string): { readonly id: string; readonly input: string } {
  const value = parseJson(line);
  if (typeof value === 'object' && value !== null && 'id' in value && 'input' in value) {
    const { id, input } = value;
    if ((typeof id === 'string' || typeof id === 'number') && typeof input === 'string')
      return { id: String(id), input };
  }
  throw new CliError('unreadable', `${where}: expected {"id": …, "input": "…"}, found ${line.slice(0, 60)}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

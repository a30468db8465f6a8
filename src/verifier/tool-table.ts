import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { VerifierError } from './verifier-error.ts';

const toolSchema = z.strictObject({
  /** Shell that prints the version. */
  command: z.string().min(1),
  /** What in that output is the version: the first group. */
  version: z.string().min(1),
  /** Shell that prints the path of the executable behind a shim. @default the one on PATH */
  locate: z.string().min(1).optional(),
  /** Debian package that brings it. */
  debian: z.string().min(1).optional(),
});

export type Tool = z.output<typeof toolSchema>;

// The same place from src/ and from dist/.
const file = new URL('../../vocabulary/tools.json', import.meta.url);
let table: Readonly<Record<string, Tool>> | undefined;

/** Every tool that a reproduction may need. */
export function toolTable(): Readonly<Record<string, Tool>> {
  table ??= z.record(z.string(), toolSchema).parse(JSON.parse(readFileSync(file, 'utf8')));
  return table;
}

/** @throws {VerifierError} `bad_tool` when the table does not hold it. */
export function findTool(name: string): Tool {
  const tool = toolTable()[name];
  if (tool) return tool;
  throw new VerifierError('bad_tool', `Expected a tool of vocabulary/tools.json, found "${name}"`);
}

/** The executable that a tool's command starts: `python3` for `python`. */
export function executableOf(tool: Tool): string {
  return tool.command.split(' ', 1)[0] ?? '';
}

/** The version in what a tool printed. */
export function versionIn(tool: Tool, output: string): string | undefined {
  return new RegExp(tool.version).exec(output)?.[1];
}

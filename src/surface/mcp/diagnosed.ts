import type { McpServer, ServerContext } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Diagnosis, Language } from '../../diagnosis/index.ts';
import { openAllowedFile } from './allowed-file.ts';
import { McpSurfaceError } from './mcp-error.ts';
import type { Serving } from './serving.ts';
import { texts } from './texts.ts';

const mostText = 256 * 1024;

/** How a tool is given the output of what failed: one of the two. */
export const logFields = {
  text: z.string().optional().describe(texts.diagnose.text),
  path: z.string().optional().describe(texts.diagnose.path),
};

interface Input {
  readonly text?: string | undefined;
  readonly path?: string | undefined;
}

/** Reads the text, or the file where it may be read, and diagnoses it. @throws {McpSurfaceError} */
export async function diagnosed(
  { text, path }: Input,
  lang: Language,
  server: McpServer,
  serving: Serving,
  { mcpReq }: ServerContext,
): Promise<Diagnosis> {
  if ((text === undefined) === (path === undefined)) {
    throw new McpSurfaceError('bad_input', texts.oneInput(text === undefined ? 'neither' : 'both'));
  }
  const bytes = text === undefined ? 0 : Buffer.byteLength(text) + serving.cutFrom(text);
  if (bytes > mostText)
    throw new McpSurfaceError('too_large', texts.tooLarge(bytes, (await serving.roots(server))[0] ?? '.'));
  const session = (await serving.knowledge()).open({ lang });
  if (text !== undefined) session.push(new TextEncoder().encode(text));
  if (path !== undefined) {
    const file = await openAllowedFile(path, await serving.roots(server));
    const stream = file.createReadStream({ highWaterMark: 1 << 20, signal: mcpReq.signal });
    for await (const chunk of stream) session.push(new Uint8Array(chunk));
  }
  return session.answer();
}

import type { McpServer, ServerContext } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { agentView, renderAgentView, type Diagnosis, type Language } from '../../../diagnosis/index.ts';
import { openAllowedFile } from '../allowed-file.ts';
import { answered } from '../answer.ts';
import { findingAnswer } from '../finding-answer.ts';
import { McpSurfaceError } from '../mcp-error.ts';
import { budgetSchema, findingSchema, langSchema } from '../schemas.ts';
import type { Serving } from '../serving.ts';
import { texts } from '../texts.ts';

const mostText = 256 * 1024;
const words = texts.diagnose;
const inputSchema = z.object({
  text: z.string().optional().describe(words.text),
  path: z.string().optional().describe(words.path),
  lang: langSchema,
  budget: budgetSchema,
});
type Input = z.infer<typeof inputSchema>;

export function registerDiagnose(server: McpServer, serving: Serving): void {
  const { title, description } = words;
  const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
  server.registerTool(
    'diagnose',
    { title, description, inputSchema, outputSchema: findingSchema, annotations },
    (input, context) =>
      answered(async () => {
        const { budget, lang = serving.lang } = input;
        const view = agentView(await diagnosed(input, lang, server, serving, context), serving.findOrder);
        return {
          text: renderAgentView(view, { lang, budget, more: texts.more }),
          data: findingAnswer(view, budget),
        };
      }, serving.onError),
  );
}

async function diagnosed(
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

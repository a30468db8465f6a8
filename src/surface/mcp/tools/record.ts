import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { agentView, diagnosisOfRecord, renderAgentView } from '../../../diagnosis/index.ts';
import { answered } from '../answer.ts';
import { findingAnswer } from '../finding-answer.ts';
import { McpSurfaceError } from '../mcp-error.ts';
import { idsLike } from '../ids-like.ts';
import { budgetSchema, findingSchema, langSchema } from '../schemas.ts';
import type { Serving } from '../serving.ts';
import { texts } from '../texts.ts';

const most = 8000;
const words = texts.record;
const inputSchema = z.object({
  id: z.string().max(300).describe(words.id),
  detail: z.enum(['brief', 'full']).default('brief').describe(words.detail),
  lang: langSchema,
  budget: budgetSchema,
});

export function registerRecord(server: McpServer, serving: Serving): void {
  const { title, description } = words;
  const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
  server.registerTool(
    'record',
    { title, description, inputSchema, outputSchema: findingSchema, annotations },
    ({ id, detail, lang = serving.lang, budget: asked }) =>
      answered(async () => {
        const knowledge = await serving.knowledge();
        const record = await knowledge.findWeighed(id);
        if (!record)
          throw new McpSurfaceError(
            'not_found',
            texts.noRecord(id, idsLike(id, knowledge.ids()).slice(0, 3)),
          );
        const budget = detail === 'full' ? most : asked;
        const view = agentView(diagnosisOfRecord(record, knowledge.find, lang), serving.findOrder);
        return {
          text: renderAgentView(view, { lang, budget, more: texts.more }),
          data: findingAnswer(view, budget),
        };
      }, serving.onError),
  );
}

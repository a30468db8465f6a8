import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { agentView, renderAgentView } from '../../../diagnosis/index.ts';
import { answered } from '../answer.ts';
import { diagnosed, logFields } from '../diagnosed.ts';
import { findingAnswer } from '../finding-answer.ts';
import { budgetSchema, findingSchema, langSchema } from '../schemas.ts';
import type { Serving } from '../serving.ts';
import { texts } from '../texts.ts';

const words = texts.diagnose;
const inputSchema = z.object({ ...logFields, lang: langSchema, budget: budgetSchema });

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

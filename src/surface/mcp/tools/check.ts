import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { agentView, renderAgentView } from '../../../diagnosis/index.ts';
import { answered } from '../answer.ts';
import { diagnosed, logFields } from '../diagnosed.ts';
import { findingAnswer } from '../finding-answer.ts';
import { budgetSchema, findingSchema, langSchema } from '../schemas.ts';
import type { Serving } from '../serving.ts';
import { texts } from '../texts.ts';

const words = texts.check;
const inputSchema = z.object({
  ...logFields,
  network: z.enum(['offline', 'allowed']).default('offline').describe(words.network),
  lang: langSchema,
  budget: budgetSchema,
});

/** Tells the causes of a failure apart on this machine. Whoever is unknown cannot make it ask a host. */
export function registerCheck(server: McpServer, serving: Serving): void {
  const { title, description } = words;
  const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: true };
  server.registerTool(
    'check',
    { title, description, inputSchema, outputSchema: findingSchema, annotations },
    (input, context) =>
      answered(async () => {
        const { budget, lang = serving.lang } = input;
        const network = serving.client === 'trusted' ? input.network : 'offline';
        const diagnosis = await diagnosed(input, lang, server, serving, context);
        const knowledge = await serving.knowledge();
        const checked = await knowledge.check(diagnosis, { lang, network, signal: context.mcpReq.signal });
        const view = agentView(checked, serving.findOrder);
        return {
          text: renderAgentView(view, { lang, budget, more: texts.more }),
          data: findingAnswer(view, budget),
        };
      }, serving.onError),
  );
}

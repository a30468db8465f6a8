import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import type { Knowledge, OutcomeReport, ReportReceipt } from '../../../knowledge.ts';
import { outcomeKindSchema, slugSchema } from '../../../record/index.ts';
import { answered } from '../answer.ts';
import { McpSurfaceError } from '../mcp-error.ts';
import { outcomeAnswerSchema } from '../schemas.ts';
import type { Serving } from '../serving.ts';
import { texts } from '../texts.ts';

const words = texts.outcome;
const inputSchema = z.object({
  record: z.string().max(300).describe(words.record),
  action: slugSchema.optional().describe(words.action),
  kind: outcomeKindSchema.describe(words.kind),
  cause: slugSchema.optional().describe(words.cause),
  note: z.string().max(500).optional().describe(words.note),
});

export function registerReportOutcome(server: McpServer, serving: Serving): void {
  const { title, description } = words;
  const annotations = {
    readOnlyHint: false,
    destructiveHint: false,
    idempotentHint: false,
    openWorldHint: false,
  };
  server.registerTool(
    'report_outcome',
    { title, description, inputSchema, outputSchema: outcomeAnswerSchema, annotations },
    ({ record, action, kind, cause, note }) =>
      answered(async () => {
        const told = {
          record,
          kind,
          ...(action && { action }),
          ...(cause && { cause }),
          ...(note && { note }),
        };
        const { state, outcome } = await kept(await serving.knowledge(), told, serving.client);
        const data = { state, record, kind, id: outcome.id, ...(action && { action }) };
        return { text: words.state[state], data };
      }, serving.onError),
  );
}

/** Whoever comes over HTTP is not the user of this machine: all of them count as one reporter. */
async function kept(
  knowledge: Knowledge,
  told: OutcomeReport,
  client: Serving['client'],
): Promise<ReportReceipt> {
  try {
    const reporter = client === 'trusted' ? undefined : await knowledge.outcomes.pseudonymOf('mcp over http');
    return await knowledge.report({
      ...told,
      ...(reporter === undefined ? {} : { reporter, place: reporter }),
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new McpSurfaceError('not_kept', words.notKept(why), { cause: error });
  }
}

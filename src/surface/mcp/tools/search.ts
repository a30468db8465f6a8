import type { McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { estimateTokens, framed, safeText } from '../../../diagnosis/index.ts';
import { answered } from '../answer.ts';
import { budgetSchema, langSchema, searchSchema } from '../schemas.ts';
import type { Serving } from '../serving.ts';
import { texts } from '../texts.ts';

const words = texts.search;
const inputSchema = z.object({
  words: z.string().min(1).max(500).describe(words.words),
  limit: z.int().min(1).max(50).default(10).describe(words.limit),
  lang: langSchema,
  budget: budgetSchema,
});

export function registerSearch(server: McpServer, serving: Serving): void {
  const { title, description } = words;
  const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };
  server.registerTool(
    'search',
    { title, description, inputSchema, outputSchema: searchSchema, annotations },
    ({ words: asked, limit, lang = serving.lang, budget }) =>
      answered(async () => {
        const knowledge = await serving.knowledge();
        const found = knowledge.search(asked);
        const rows = found.slice(0, limit).flatMap((one) => {
          const record = knowledge.find(one);
          if (!record) return [];
          const signature = lang === 'zh' ? (record.signature_zh ?? record.signature) : record.signature;
          const title = safeText(signature, serving.findOrder);
          const id = safeText(record.id, serving.findOrder);
          if (!('text' in title) || !('text' in id)) return [];
          return [
            {
              id: id.text,
              title: title.text.slice(0, 160),
              tier: record.verification_tier ?? 'ai_generated',
            },
          ];
        });
        const shown = rows.slice(0, fitting(rows, budget));
        const lines = shown.map((row) => `${row.id}: ${row.title}`);
        const text =
          shown.length > 0
            ? framed(lines, texts.found(shown.length, found.length))
            : texts.nothingFound(asked);
        return { text, data: { found: found.length, records: shown } };
      }, serving.onError),
  );
}

/** How many rows stand within the budget, the first one always. */
function fitting(rows: readonly object[], budget: number): number {
  let left = budget - 40;
  const over = rows.findIndex((row) => (left -= estimateTokens(JSON.stringify(row))) < 0);
  return over === -1 ? rows.length : Math.max(1, over);
}

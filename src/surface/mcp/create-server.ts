import { McpServer, ResourceNotFoundError, ResourceTemplate } from '@modelcontextprotocol/server';
import { agentView, diagnosisOfRecord, renderAgentView } from '../../diagnosis/index.ts';
import { recordUri } from './finding-answer.ts';
import { idsLike } from './ids-like.ts';
import type { Serving } from './serving.ts';
import { texts } from './texts.ts';
import { registerCheck } from './tools/check.ts';
import { registerDiagnose } from './tools/diagnose.ts';
import { registerRecord } from './tools/record.ts';
import { registerReportOutcome } from './tools/report-outcome.ts';
import { registerSearch } from './tools/search.ts';

/** One server: the tools, and the records as resources. */
export function createServer(serving: Serving): McpServer {
  const server = new McpServer(
    { name: 'wayout', title: 'wayout', version: serving.version },
    { instructions: texts.instructions },
  );
  registerDiagnose(server, serving);
  registerRecord(server, serving);
  registerSearch(server, serving);
  registerCheck(server, serving);
  registerReportOutcome(server, serving);
  registerRecords(server, serving);
  return server;
}

/** A record read as a resource is all of it, as text without orders; its raw data is for people: `wayout show --format json`. */
function registerRecords(server: McpServer, serving: Serving): void {
  const ids = async () => (await serving.knowledge()).ids();
  const template = new ResourceTemplate('wayout://record/{+id}', {
    list: async () => ({
      resources: (await ids()).map((id) => ({ uri: recordUri(id), name: id, mimeType: 'text/plain' })),
    }),
    complete: { id: async (value) => idsLike(value, await ids()).slice(0, 100) },
  });
  server.registerResource(
    'record',
    template,
    { ...texts.resource, mimeType: 'text/plain' },
    async (uri, { id }) => {
      const knowledge = await serving.knowledge();
      const wanted = decodeURIComponent(String(id));
      const record = knowledge.find(wanted);
      if (!record) {
        const near = idsLike(wanted, knowledge.ids()).slice(0, 3);
        throw new ResourceNotFoundError(uri.href, texts.noRecord(wanted, near));
      }
      const { lang } = serving;
      const view = agentView(diagnosisOfRecord(record, knowledge.find, lang), serving.findOrder);
      const text = renderAgentView(view, { lang, budget: 100_000 });
      return { contents: [{ uri: uri.href, mimeType: 'text/plain', text }] };
    },
  );
}

import type { RunCommand } from '../../command.ts';
import type { Knowledge } from '../../knowledge.ts';
import { openTeam, openTrialLogs, type Team, type TrialLogs } from '../../team/index.ts';
import { HttpError } from './http-error.ts';
import { identifyBy } from './identify.ts';
import { listen } from './listen.ts';
import { createMetrics } from './metrics.ts';
import { openApiOf } from './openapi.ts';
import type { Pages } from './pages.ts';
import { isLoopback, parseServeOptions } from './serve-options.ts';
import type { ServerState } from './server-state.ts';
import { routes } from './routes.ts';
import { version } from './version.ts';

/** The pages of a corpus, made by the web room. */
export type OpenPages = (knowledge: Knowledge, logs: TrialLogs) => Pages;

/** `wayout serve`. @param openPages What is served beside the API. */
export function serveWith(openPages?: OpenPages): RunCommand {
  return async (invocation, terminal) => {
    const options = parseServeOptions(invocation, terminal.env);
    const team = await openTeam({
      ...options,
      env: terminal.env,
      onWarning: (warning) => void terminal.stderr.write(jsonLine({ level: 'warn', warning })),
    });
    await assertGuarded(team, options.host);
    for (const warning of team.edition().knowledge.warnings)
      terminal.stderr.write(jsonLine({ level: 'warn', warning }));
    let phase: 'ready' | 'stopping' = 'ready';
    const document = openApiOf(routes, version());
    const logs = openTrialLogs(terminal.env);
    const state: ServerState = {
      team,
      limits: options.limits,
      metrics: createMetrics(),
      phase: () => phase,
      version: version(),
      openApi: () => document,
      logs,
    };
    const access = identifyBy(team, options);
    const server = await listen({
      ...options,
      app: {
        state,
        routes,
        ...access,
        writeLog: (line) => void terminal.stderr.write(jsonLine({ time: new Date().toISOString(), ...line })),
        ...(openPages && { pages: pagesOf(team, (knowledge) => openPages(knowledge, logs)) }),
      },
    });
    terminal.stdout.write(`wayout: ${server.address}\n`);
    await server.stopped(() => (phase = 'stopping'));
    await team.close();
    return 0;
  };
}

/** @throws {HttpError} where others could reach a server that nobody has a key of */
async function assertGuarded(team: Team, host: string): Promise<void> {
  if (isLoopback(host) || (await team.keys.exist())) return;
  await team.close();
  throw new HttpError(
    'no_key',
    `Expected a key before listening on ${host}, which others can reach; found none. Make one: wayout keys create admin --role admin`,
  );
}

/** The pages of the present edition. */
function pagesOf(team: Team, open: (knowledge: Knowledge) => Pages): () => Pages {
  const made = new WeakMap<Knowledge, Pages>();
  return () => {
    const { knowledge } = team.edition();
    const pages = made.get(knowledge) ?? open(knowledge);
    made.set(knowledge, pages);
    return pages;
  };
}

function jsonLine(value: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(value)}\n`;
}

import { readFileSync } from 'node:fs';
import { StdioServerTransport, serveStdio } from '@modelcontextprotocol/server/stdio';
import type { Invocation, RunCommand, Terminal } from '../../command.ts';
import { inert, rememberOrders, type Language } from '../../diagnosis/index.ts';
import { openKnowledge, type Knowledge } from '../../knowledge.ts';
import { boundedInput, cutFrom } from './bounded-input.ts';
import { createServer } from './create-server.ts';
import { serveHttp } from './http.ts';
import { McpSurfaceError } from './mcp-error.ts';
import { allowedRoots } from './roots.ts';
import type { Serving } from './serving.ts';
import { texts } from './texts.ts';

/** `wayout mcp`: serves until its client goes away, or until it is stopped. */
export const runMcp: RunCommand = async (invocation, terminal) => {
  if (invocation.positionals.length > 0) {
    throw new McpSurfaceError(
      'usage',
      `Expected no words after mcp, found "${invocation.positionals.join(' ')}"`,
    );
  }
  const http = invocation.flag('http');
  const serving = servingOf(invocation, terminal, http ? 'unknown' : 'trusted');
  // Opened ahead, so that the first question need not wait; what is wrong with it is said again to whoever asks.
  serving.knowledge().catch(serving.onError);
  return http ? runHttp(serving, invocation, terminal) : runStdio(serving, terminal);
};

async function runStdio(serving: Serving, { stdin, stdout }: Terminal): Promise<number> {
  const input = stdin.pipe(boundedInput());
  const transport = new StdioServerTransport(input, stdout);
  const handle = serveStdio(() => createServer(serving), { transport, onerror: serving.onError });
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    input.once('close', resolve);
    stdout.once('error', () => resolve());
  });
  await handle.close();
  return 0;
}

async function runHttp(serving: Serving, invocation: Invocation, { env, stderr }: Terminal): Promise<number> {
  const port = Number(invocation.text('port') ?? 7357);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new McpSurfaceError('usage', `Expected a port from 0 to 65535, found "${invocation.text('port')}"`);
  }
  const host = invocation.text('host') ?? '127.0.0.1';
  const token = invocation.text('token') ?? env['WAYOUT_MCP_TOKEN'];
  const http = await serveHttp(() => createServer(serving), { host, port, token, onError: serving.onError });
  stderr.write(`wayout: MCP at ${http.url}${token ? ', with a token' : ''}\n`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await http.close();
  return 0;
}

function servingOf(
  invocation: Invocation,
  { env, stderr }: Terminal,
  client: 'trusted' | 'unknown',
): Serving {
  const onError = (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    stderr.write(`wayout: ${inert(message).slice(0, 500)}\n`);
  };
  return {
    lang: languageOf(invocation, env),
    version: version(),
    knowledge: openedOnce(invocation.texts('corpus'), onError),
    client,
    roots: allowedRoots(invocation.texts('root'), client),
    findOrder: rememberOrders(20_000),
    cutFrom,
    onError,
  };
}

/** Kept once it is open; tried again at the next call when it could not be opened. */
function openedOnce(
  corpus: readonly string[],
  onWarning: (message: string) => void,
): () => Promise<Knowledge> {
  let opened: Promise<Knowledge> | undefined;
  const open = async () => {
    try {
      const knowledge = await openKnowledge({ corpus, onWarning });
      knowledge.warnings.slice(0, 20).forEach(onWarning);
      return knowledge;
    } catch (error) {
      opened = undefined;
      const message = error instanceof Error ? error.message : String(error);
      throw new McpSurfaceError('corpus', texts.brokenCorpus(message), { cause: error });
    }
  };
  return () => (opened ??= open());
}

/** The language asked for, else that of the locale. */
function languageOf(invocation: Invocation, env: NodeJS.ProcessEnv): Language {
  const wanted = invocation.text('lang') ?? (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '');
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function version(): string {
  const found = /"version":\s*"([^"]+)"/.exec(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  );
  return found?.[1] ?? '0';
}

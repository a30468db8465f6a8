import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface TestServer {
  /** Empty where there is none. */
  readonly url: string;
  /** Why there is none here. */
  readonly skip?: string;
  /** Goes without a word; `start` brings it back. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** A PostgreSQL server of its own, in a process that ends with this one. */
export async function startTestServer(): Promise<TestServer> {
  const script = fileURLToPath(new URL('../../scripts/postgres.mjs', import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async (): Promise<Readonly<Record<string, string>>> => {
    const { value }: { readonly value: unknown } = await lines.next();
    if (typeof value !== 'string') return { skip: 'PostgreSQL did not start' };
    const parsed: unknown = JSON.parse(value);
    return Object.fromEntries(Object.entries(parsed ?? {}).map(([key, text]) => [key, String(text)]));
  };
  const tell = async (word: string): Promise<void> => {
    child.stdin.write(`${word}\n`);
    await answer();
  };
  const { url = '', skip } = await answer();
  return {
    url,
    ...(skip !== undefined && { skip }),
    kill: () => tell('kill'),
    start: () => tell('start'),
    async stop() {
      child.stdin.end();
      await ended;
    },
  };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { main } from './wayout.ts';

export interface RunningHttp {
  readonly url: string;
  stop(): Promise<void>;
}

/** `wayout mcp --http` on a free port, as a process of its own. */
export async function startHttp(
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<RunningHttp> {
  const server = spawn(process.execPath, [main, 'mcp', '--http', '--port', '0', ...args], {
    cwd,
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  for await (const chunk of server.stderr) {
    said += String(chunk);
    const url = /MCP at (\S+?\/mcp)/.exec(said)?.[1];
    if (url === undefined) continue;
    // Left to flow, or the server waits on a full pipe.
    server.stderr.resume();
    return {
      url,
      stop: async () => {
        server.kill('SIGTERM');
        if (server.exitCode === null) await once(server, 'exit');
      },
    };
  }
  throw new Error(`Expected the server to say its address, found: ${said}`);
}

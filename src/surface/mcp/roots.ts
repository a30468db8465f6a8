import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { McpServer } from '@modelcontextprotocol/server';

/** An answer about its roots that a client takes longer for is none. */
const patience = 2000;

/**
 * Folders whose files may be read: those that were asked for, else those that the client on the other end of the pipe
 * works in, else the working folder. A client over HTTP is not asked: it may be anybody and could name the whole disk.
 */
export function allowedRoots(
  asked: readonly string[],
  client: 'trusted' | 'unknown',
): (server: McpServer) => Promise<readonly string[]> {
  const fixed = asked.map((root) => resolve(root));
  return async (server) => {
    if (fixed.length > 0) return fixed;
    const offered = client === 'trusted' ? await rootsOf(server) : [];
    return offered.length > 0 ? offered : [process.cwd()];
  };
}

async function rootsOf({ server }: McpServer): Promise<readonly string[]> {
  if (!server.getClientCapabilities()?.roots) return [];
  try {
    const { roots } = await server.listRoots(undefined, { timeout: patience });
    return roots.flatMap(({ uri }) => (uri.startsWith('file://') ? [fileURLToPath(uri)] : []));
  } catch {
    // A client that offers roots and cannot list them has none; the working folder stands in for them.
    return [];
  }
}

import { parse } from 'jsonc-parser';
import { isTable } from './edit/remains.ts';
import { readText } from './files.ts';

/** Names that only the second form of the configuration has. */
const namesOfV2 = ['agents', 'attachments', 'commands', 'permissions', 'plugins', 'providers', 'snapshots'];

/**
 * Whether a file is written in the form of opencode 2, which keeps servers under `mcp.servers`. Both are read by opencode 2,
 * and are not to be mixed in one file.
 */
export function isOpencodeV2(path: string): boolean {
  const config = parsed(path);
  if (!isTable(config)) return false;
  const { mcp } = config;
  const servers = isTable(mcp) ? mcp['servers'] : undefined;
  // A server of the first form may have this very name.
  const holdsServers = isTable(servers) && !('type' in servers);
  return holdsServers || namesOfV2.some((name) => name in config);
}

/** A file that cannot be read is told about by whoever is to write it. */
function parsed(path: string): unknown {
  try {
    return parse(readText(path) ?? '', [], { allowTrailingComma: true });
  } catch {
    return undefined;
  }
}

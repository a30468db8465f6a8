import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveFolder } from '../../scripts/serve-folder.mjs';
import { wayout } from './wayout.ts';

export interface ServedSite {
  readonly folder: string;
  /** With a slash at its end. */
  readonly address: string;
  close(): Promise<void>;
}

/** Has the built command write a site, and serves it as a plain static host would, in a subfolder. */
export async function serveSite(args: readonly string[] = []): Promise<ServedSite> {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-site-'));
  const { status, stderr } = wayout(['site', '--out', folder, ...args]);
  if (status !== 0) throw new Error(`Expected a site, found exit code ${status}: ${stderr}`);
  const { address, close } = await serveFolder(folder, '/some/folder/');
  return {
    folder,
    address,
    async close() {
      await close();
      rmSync(folder, { recursive: true });
    },
  };
}

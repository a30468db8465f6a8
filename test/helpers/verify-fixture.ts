import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCorpus, loadFolder } from '../../src/corpus/index.ts';
import {
  chooseSandbox,
  verifyRecords,
  type Verification,
  type VerifyOptions,
} from '../../src/verifier/index.ts';

export interface FixtureCorpus {
  readonly root: string;
  verify(options?: Partial<VerifyOptions>): Promise<Verification>;
  remove(): void;
}

/** A copy of a corpus of `test/fixtures/verifier`, with a cache of its own. */
export function copyFixture(name: string): FixtureCorpus {
  const root = mkdtempSync(join(tmpdir(), 'wayout-fixture-'));
  cpSync(fileURLToPath(new URL(`../fixtures/verifier/${name}`, import.meta.url)), root, { recursive: true });
  return {
    root,
    async verify(options = {}) {
      return verifyRecords(loadFolder(root).folders, {
        sandbox: await chooseSandbox(),
        pack: loadCorpus(root).pack,
        jobs: 2,
        repeat: 1,
        version: '0.0.0',
        logs: join(root, 'logs'),
        ...options,
      });
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

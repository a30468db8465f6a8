import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // What is run here must not reach the history and the outcomes of whoever runs it.
    env: { XDG_DATA_HOME: mkdtempSync(join(tmpdir(), 'wayout-data-')), WAYOUT_STORE: '', WAYOUT_HISTORY: '' },
    globalSetup: 'test/helpers/build.ts',
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'scripts/**/*.test.ts', 'eval/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});

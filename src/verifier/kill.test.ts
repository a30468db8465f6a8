import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createBubblewrapSandbox } from './bubblewrap/bubblewrap-sandbox.ts';

const script = fileURLToPath(new URL('../../scripts/kill-verifier.mjs', import.meta.url));
const built = existsSync(fileURLToPath(new URL('../../dist/main.js', import.meta.url)));
const problem = built ? await createBubblewrapSandbox().problem() : 'npm run build comes first';

// Two hundred times: node scripts/kill-verifier.mjs
test.skipIf(problem !== undefined)(
  `a killed verifier leaves a valid ledger and no process (${problem ?? 'four kills'})`,
  async () => {
    const { stdout } = await promisify(execFile)(process.execPath, [script, '4']);
    expect(JSON.parse(stdout)).toMatchObject({ torn: 0, faults: 0, processes: 0, mounts: 0 });
  },
  120_000,
);

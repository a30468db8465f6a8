// Runs checks in a world of the verifier, which has Node and nothing of ours: the build makes one file of this. Reads one argument,
// JSON in base64, and prints one line of JSON after a mark.
import { z } from 'zod';
import { runChecks } from './run-checks.ts';

const requestSchema = z.object({
  checks: z.array(z.object({ id: z.string(), check: z.unknown() })),
  captures: z.record(z.string(), z.string()),
  tools: z.record(z.string(), z.looseObject({ command: z.string(), version: z.string() })),
  folder: z.string(),
});

run().catch((error: unknown) => {
  process.stdout.write(`${String(error)}\n`);
  process.exitCode = 1;
});

async function run(): Promise<void> {
  const { checks, captures, tools, folder } = requestSchema.parse(
    JSON.parse(Buffer.from(process.argv[2] ?? '', 'base64').toString('utf8')),
  );
  const results = await runChecks(
    checks.map(({ id, check }) => ({ id, check, captures })),
    // A world has no network but its own, unless its reproduction asks for more.
    { tools, cwd: folder, network: 'allowed' },
  );
  const answers = [...results].map(([id, { answer, seen }]) => ({
    id,
    answer,
    seen: seen.map(({ en }) => en),
  }));
  process.stdout.write(`\nwayout-checks ${JSON.stringify(answers)}\n`);
}

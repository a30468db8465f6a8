import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { startTestServer } from './helpers/postgres.ts';
import { serve, type Serving } from './helpers/serve.ts';

const postgres = await startTestServer();
afterAll(() => postgres.stop());

const record = 'c/undefined-reference';

/** Sends outcomes one after another until told to stop, and remembers each that was acknowledged. */
async function report({ address }: Serving, acknowledged: Set<string>, goesOn: () => boolean): Promise<void> {
  while (goesOn()) {
    const id = randomUUID();
    const body = JSON.stringify({ id, record, kind: 'wrong-match' });
    const answer = await fetch(`${address}/api/v1/outcomes`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    }).catch(() => undefined);
    if (answer?.status === 201) acknowledged.add(id);
    else if (answer === undefined) return;
  }
}

async function countOf({ address }: Serving): Promise<number> {
  const { counts } = Object(await (await fetch(`${address}/api/v1/outcomes?record=${record}`)).json());
  return counts[0]?.kinds['wrong-match'] ?? 0;
}

test.skipIf(postgres.skip !== undefined)(
  'two servers on one PostgreSQL count alike; when one is killed under load nothing acknowledged is lost',
  async () => {
    const args = ['--store', postgres.url];
    const [one, two] = [await serve(args), await serve(args)];
    const seen = new Set<string>();
    let rounds = 0;
    await report(one, seen, () => rounds++ < 3);
    rounds = 0;
    await report(two, seen, () => rounds++ < 3);
    expect([seen.size, await countOf(one), await countOf(two)]).toEqual([6, 6, 6]);

    const acknowledged = new Set<string>();
    let running = true;
    const load = [one, two].flatMap((server) =>
      Array.from({ length: 8 }, () => report(server, acknowledged, () => running)),
    );
    while (acknowledged.size < 100) await new Promise((resolve) => setTimeout(resolve, 20));
    one.child.kill('SIGKILL');
    const atDeath = acknowledged.size;
    while (acknowledged.size < atDeath + 50) await new Promise((resolve) => setTimeout(resolve, 20));
    running = false;
    await Promise.all(load);

    // Sent again, each one that was acknowledged is known already.
    const outcomes = [...seen, ...acknowledged].map((id) => ({ id, record, kind: 'wrong-match' }));
    const answer = await fetch(`${two.address}/api/v1/outcomes/batch`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcomes: outcomes.slice(0, 1000) }),
    });
    expect(await answer.json()).toEqual({ recorded: 0, known: Math.min(1000, outcomes.length), faults: [] });
    // What was stored and never acknowledged may be more, by at most what the killed one had in its hands.
    const stored = await countOf(two);
    expect(stored).toBeGreaterThanOrEqual(outcomes.length);
    expect(stored).toBeLessThanOrEqual(outcomes.length + 8);
  },
  120_000,
);

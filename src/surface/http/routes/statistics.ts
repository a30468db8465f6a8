import { z } from 'zod';
import { nothing, route } from '../route.ts';

const counts = z.record(z.string(), z.int());

export const getStatistics = route({
  id: 'getStatistics',
  method: 'get',
  path: '/api/v1/statistics',
  access: 'read',
  tag: 'corpus',
  summary: 'How much there is, and how much of it was shown',
  input: nothing,
  reply: {
    status: 200,
    about: 'Counts',
    json: z.strictObject({
      records: z.int(),
      tiers: counts.describe('Verification tier → records'),
      domains: counts,
      trials: z.int().describe('Trials that could be concluded'),
      transitions: z.strictObject({ measured: z.int(), observed: z.int(), claimed: z.int() }),
      outcomes: z.int(),
      proposals: z.strictObject({ open: z.int(), accepted: z.int(), rejected: z.int(), withdrawn: z.int() }),
      pack: z.strictObject({ digest: z.string(), bytes: z.int() }),
    }),
  },
  async handle(_, { state: { team } }) {
    const edition = team.edition();
    const { summaries, knowledge } = edition;
    const { digest, bytes } = await edition.pack();
    const { edges } = await knowledge.graphWeighed();
    const resting = (on: string) => edges.filter(({ basis }) => basis === on).length;
    return {
      records: summaries.length,
      tiers: countOf(summaries.map(({ tier }) => tier)),
      domains: countOf(summaries.map(({ domain }) => domain)),
      trials: summaries.reduce((sum, { trials }) => sum + trials, 0),
      transitions: {
        measured: resting('measured'),
        observed: resting('observed'),
        claimed: resting('claimed'),
      },
      outcomes: await team.outcomes.count(),
      proposals: { ...(await team.proposals.counts()) },
      pack: { digest, bytes: bytes.length },
    };
  },
});

function countOf(values: readonly string[]): Record<string, number> {
  const found: Record<string, number> = {};
  for (const value of values.toSorted()) found[value] = (found[value] ?? 0) + 1;
  return found;
}

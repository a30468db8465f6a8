import { z } from 'zod';
import { recordIdSchema } from '../../../record/index.ts';
import { outcomeInputSchema, type OutcomeInput } from '../../../team/index.ts';
import { HttpError } from '../http-error.ts';
import { route, type Call } from '../route.ts';

const mostAtOnce = 1000;
const outcomeInput = outcomeInputSchema.meta({ id: 'OutcomeInput' });

export const postOutcome = route({
  id: 'reportOutcome',
  method: 'post',
  path: '/api/v1/outcomes',
  access: 'report',
  tag: 'outcomes',
  summary: 'Report what came of trying an action',
  about: 'Once answered, it is kept. Sent again with the same id, it counts once.',
  input: z.object({ body: outcomeInput }),
  reply: {
    status: 201,
    about: 'It is kept',
    json: z.strictObject({ id: z.string(), state: z.enum(['recorded', 'known']) }),
  },
  async handle({ body }, call) {
    const { recorded, ids } = await receive([body], call);
    const [id = ''] = ids;
    return { id, state: recorded === 1 ? ('recorded' as const) : ('known' as const) };
  },
});

export const postOutcomes = route({
  id: 'reportOutcomes',
  method: 'post',
  path: '/api/v1/outcomes/batch',
  access: 'report',
  tag: 'outcomes',
  summary: `Report up to ${mostAtOnce} outcomes at once`,
  about: 'What is no outcome is named and does not cost the others. All others are kept, or none.',
  input: z.object({
    body: z.strictObject({ outcomes: z.array(outcomeInput).min(1).max(mostAtOnce) }),
  }),
  reply: {
    status: 201,
    about: 'They are kept',
    json: z.strictObject({
      recorded: z.int().describe('New ones'),
      known: z.int().describe('Were there already'),
      faults: z
        .array(z.strictObject({ at: z.string(), message: z.string() }).readonly())
        .readonly()
        .describe('What was no outcome'),
    }),
  },
  async handle({ body }, call) {
    const { recorded, known, faults } = await receive(body.outcomes, call);
    return { recorded, known, faults };
  },
});

export const getOutcomes = route({
  id: 'countOutcomes',
  method: 'get',
  path: '/api/v1/outcomes',
  access: 'read',
  tag: 'outcomes',
  summary: 'How often what was reported of the actions of a record',
  input: z.object({ query: z.strictObject({ record: recordIdSchema }) }),
  reply: {
    status: 200,
    about: 'One row for each action and cause',
    json: z.strictObject({
      record: z.string(),
      counts: z
        .array(
          z
            .strictObject({
              action: z.string().exactOptional(),
              cause: z.string().exactOptional(),
              kinds: z.record(z.string(), z.int()).readonly().describe('worked, did-not-work … → reports'),
              reporters: z.int(),
            })
            .readonly(),
        )
        .readonly(),
    }),
  },
  refuses: ['not_found'],
  async handle({ query: { record } }, { state }) {
    if (!state.team.edition().knowledge.find(record)) {
      throw new HttpError('not_found', `Expected the id of a record, found "${record.slice(0, 120)}"`);
    }
    return { record, counts: await state.team.outcomes.counts(record) };
  },
});

function receive(outcomes: readonly OutcomeInput[], { state, caller }: Call) {
  return state.team.outcomes.receive(outcomes, { account: caller.account });
}

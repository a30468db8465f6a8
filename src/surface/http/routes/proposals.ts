import { z } from 'zod';
import { proposalSchema } from '../../../record/index.ts';
import { HttpError } from '../http-error.ts';
import { route } from '../route.ts';
import { pageQuery } from '../schemas.ts';

const states = ['open', 'accepted', 'rejected', 'withdrawn'] as const;
const proposalBytes = 6 << 20;
const id = z.uuid().describe('Of the proposal');

const appraisal = z
  .strictObject({
    flaws: z
      .array(
        z
          .strictObject({ rule: z.string(), record: z.string(), at: z.string(), message: z.string() })
          .readonly(),
      )
      .readonly(),
    blocked: z.array(z.string()).readonly().describe('Rules whose breach keeps it from being accepted'),
    duplicates: z
      .array(
        z
          .strictObject({
            id: z.string(),
            title: z.string(),
            probability: z.number(),
            seen_in: z.array(z.string()).readonly().describe('Its examples that are diagnosed so already'),
            waiting: z.literal(true).exactOptional().describe('A proposal that waits, no published record'),
          })
          .readonly(),
      )
      .readonly(),
    changes: z
      .array(
        z
          .strictObject({ at: z.string(), was: z.string().exactOptional(), now: z.string().exactOptional() })
          .readonly(),
      )
      .readonly()
      .exactOptional()
      .describe('What it changes of the record of its id, where there is one'),
  })
  .readonly();

const review = z
  .strictObject({
    decision: z.enum(['accepted', 'rejected', 'withdrawn']),
    reviewer: z.string(),
    reason: z.string(),
    time: z.string(),
  })
  .readonly();

const facts = z
  .strictObject({
    id: z.string(),
    record: z.string().describe('The id of the record that is proposed'),
    time: z.string(),
    author: z.string(),
    state: z.enum(states),
    proposal: z.looseObject({}).describe('As it was sent'),
    appraisal,
    reviews: z.array(review).readonly(),
  })
  .readonly()
  .meta({ id: 'Proposal' });

export const postProposal = route({
  id: 'proposeRecord',
  method: 'post',
  path: '/api/v1/proposals',
  access: 'propose',
  tag: 'proposals',
  summary: 'Propose a record, or a new text of one',
  about:
    'It is linted, its examples are matched against what there is, and it waits for a person. Nothing of it is run, and no address in it is opened.',
  input: z.object({
    query: z.strictObject({
      known: z
        .enum(['mark', 'refuse'])
        .default('mark')
        .describe(
          'What becomes of one whose examples other records answer already: it waits with a mark, or is refused',
        ),
    }),
    body: proposalSchema.meta({ id: 'ProposalInput' }),
  }),
  bodyLimit: proposalBytes,
  reply: { status: 201, about: 'It waits', json: facts },
  refuses: ['known'],
  handle: ({ query: { known }, body }, { state, caller }) =>
    state.team.proposals.submit(body, { author: caller.name, known }),
});

export const listProposals = route({
  id: 'listProposals',
  method: 'get',
  path: '/api/v1/proposals',
  access: 'propose',
  tag: 'proposals',
  summary: 'Proposals, newest first',
  input: z.object({ query: z.strictObject({ state: z.enum(states).exactOptional(), ...pageQuery }) }),
  reply: {
    status: 200,
    about: 'One page',
    json: z.strictObject({ total: z.int(), items: z.array(facts).readonly() }),
  },
  handle: ({ query }, { state }) => state.team.proposals.list(query),
});

export const getProposal = route({
  id: 'getProposal',
  method: 'get',
  path: '/api/v1/proposals/{proposal}',
  access: 'propose',
  tag: 'proposals',
  summary: 'One proposal with flaws, duplicates, changes and reviews',
  input: z.object({ params: z.strictObject({ proposal: id }) }),
  reply: { status: 200, about: 'The proposal', json: facts },
  refuses: ['not_found'],
  async handle({ params }, { state }) {
    const found = await state.team.proposals.find(params.proposal);
    if (!found) throw new HttpError('not_found', `Expected the id of a proposal, found "${params.proposal}"`);
    return found;
  },
});

export const reviewProposal = route({
  id: 'reviewProposal',
  method: 'post',
  path: '/api/v1/proposals/{proposal}/review',
  access: 'review',
  tag: 'proposals',
  summary: 'Accept or reject a proposal, or withdraw one that was accepted',
  about: 'An accepted record is answered from at once; the pack gets a new digest.',
  input: z.object({
    params: z.strictObject({ proposal: id }),
    body: z.strictObject({
      decision: z.enum(['accepted', 'rejected', 'withdrawn']),
      reason: z.string().trim().min(1, 'Expected a reason, found none').max(2000),
    }),
  }),
  reply: { status: 200, about: 'As it is now', json: facts },
  refuses: ['not_found', 'conflict'],
  handle: ({ params, body }, { state, caller }) =>
    state.team.proposals.review(params.proposal, { ...body, reviewer: caller.name }),
});

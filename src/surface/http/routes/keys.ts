import { z } from 'zod';
import { roles } from '../../../team/index.ts';
import { HttpError } from '../http-error.ts';
import { nothing, route } from '../route.ts';

const facts = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    role: z.enum(roles),
    created: z.string(),
    revoked: z.string().exactOptional(),
  })
  .readonly()
  .meta({ id: 'Key' });

export const listKeys = route({
  id: 'listKeys',
  method: 'get',
  path: '/api/v1/keys',
  access: 'admin',
  tag: 'server',
  summary: 'Every key there ever was, without its secret',
  input: nothing,
  reply: {
    status: 200,
    about: 'In the order in which they were made',
    json: z.strictObject({ keys: z.array(facts).readonly() }),
  },
  handle: async (_, { state }) => ({ keys: await state.team.keys.list() }),
});

export const createKey = route({
  id: 'createKey',
  method: 'post',
  path: '/api/v1/keys',
  access: 'admin',
  tag: 'server',
  summary: 'Make a key',
  input: z.object({
    body: z.strictObject({ name: z.string().trim().min(1).max(100), role: z.enum(roles) }),
  }),
  reply: {
    status: 201,
    about: 'The key: it is shown this once',
    json: z.strictObject({
      id: z.string(),
      name: z.string(),
      role: z.enum(roles),
      created: z.string(),
      key: z.string(),
    }),
  },
  handle: ({ body }, { state }) => state.team.keys.create(body),
});

export const revokeKey = route({
  id: 'revokeKey',
  method: 'delete',
  path: '/api/v1/keys/{key}',
  access: 'admin',
  tag: 'server',
  summary: 'Revoke a key, at once and for good',
  input: z.object({
    params: z.strictObject({
      key: z.string().regex(/^[0-9a-f]{12}$/, 'Expected the 12 digits of a key’s id'),
    }),
  }),
  reply: { status: 200, about: 'It is revoked', json: z.strictObject({ id: z.string() }) },
  refuses: ['not_found'],
  async handle({ params }, { state }) {
    if (await state.team.keys.revoke(params.key)) return { id: params.key };
    throw new HttpError('not_found', 'Expected the id of a key that is not revoked, found another');
  },
});

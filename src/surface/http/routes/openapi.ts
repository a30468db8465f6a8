import { z } from 'zod';
import { nothing, route } from '../route.ts';

export const getOpenApi = route({
  id: 'getOpenApi',
  method: 'get',
  path: '/api/v1/openapi.json',
  access: 'open',
  tag: 'server',
  summary: 'This description, OpenAPI 3.1',
  input: nothing,
  reply: { status: 200, about: 'The document', json: z.looseObject({ openapi: z.string() }) },
  handle: (_, { state }) => state.openApi(),
});

import { z } from 'zod';
import { HttpError } from '../http-error.ts';
import { nothing, route } from '../route.ts';
import { graph } from '../schemas.ts';

const packType = 'application/vnd.wayout.pack';

export const getTransitions = route({
  id: 'getTransitions',
  method: 'get',
  path: '/api/v1/transitions',
  access: 'read',
  tag: 'corpus',
  summary: 'What leads to what: records as nodes, transitions as edges with their counts',
  about:
    'Each edge says on what it rests: measured in trials, observed by those who reported outcomes here, or claimed by somebody.',
  input: nothing,
  reply: { status: 200, about: 'The whole graph', json: graph },
  async handle(_, { state }) {
    const { nodes, edges } = await state.team.edition().knowledge.graphWeighed();
    return { nodes, edges };
  },
});

export const getPack = route({
  id: 'getPack',
  method: 'get',
  path: '/api/v1/pack',
  access: 'read',
  tag: 'corpus',
  summary: 'The whole corpus as one file, with which a matcher anywhere gives the same answers',
  about: 'The ETag is the digest of the file. Ask again with If-None-Match; 304 says that nothing changed.',
  input: nothing,
  reply: { status: 200, about: 'The pack', media: packType },
  async handle(_, { state, context }) {
    const { digest, bytes } = await state.team.edition().pack();
    const headers = { etag: `"${digest}"`, 'cache-control': 'private, no-cache' };
    const known = (context.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim());
    if (known.includes('*') || known.some((tag) => tag.replace(/^W\//, '') === headers.etag)) {
      return new Response(null, { status: 304, headers });
    }
    return packAnswer(bytes, { ...headers, 'content-location': `/api/v1/packs/${digest}` });
  },
});

export const getPackByDigest = route({
  id: 'getPackByDigest',
  method: 'get',
  path: '/api/v1/packs/{digest}',
  access: 'read',
  tag: 'corpus',
  summary: 'The pack of that digest, which never changes',
  input: z.object({
    params: z.strictObject({ digest: z.string().regex(/^[0-9a-f]{64}$/, 'Expected 64 hexadecimal digits') }),
  }),
  reply: { status: 200, about: 'The pack', media: packType },
  refuses: ['not_found'],
  async handle({ params }, { state }) {
    const { digest, bytes } = await state.team.edition().pack();
    if (params.digest !== digest) {
      throw new HttpError('not_found', `Expected the digest of the present pack, ${digest}, found another`, {
        advice: 'Get /api/v1/pack',
      });
    }
    return packAnswer(bytes, {
      etag: `"${digest}"`,
      'cache-control': 'private, max-age=31536000, immutable',
    });
  },
});

function packAnswer(bytes: Uint8Array, headers: Readonly<Record<string, string>>): Response {
  return new Response(Buffer.from(bytes), {
    headers: { ...headers, 'content-type': packType, 'content-length': String(bytes.length) },
  });
}

import { z } from 'zod';
import { publishRecord } from '../../../record/index.ts';
import { HttpError } from '../http-error.ts';
import { jsonAnswer, route } from '../route.ts';
import { idParams, pageQuery, publishedRecord, summary } from '../schemas.ts';
import { facetNames, findPage } from './facets.ts';

const facetQuery = Object.fromEntries(facetNames.map((name) => [name, z.string().max(200).exactOptional()]));
const digest = z.string().regex(/^[0-9a-f]{64}$/, 'Expected 64 hexadecimal digits');

const listQuery = z.strictObject({
  ...facetQuery,
  q: z.string().max(400).exactOptional().describe('Words that the record must hold'),
  ...pageQuery,
});

export const listRecords = route({
  id: 'listRecords',
  method: 'get',
  path: '/api/v1/records',
  access: 'read',
  tag: 'corpus',
  summary: 'List records by facets, page by page',
  about:
    'Each count of a facet says how many records there would be with that value, the other facets staying as they are.',
  input: z.object({ query: listQuery }),
  reply: {
    status: 200,
    about: 'One page, in the order of ids, or best first where words were asked for',
    json: z.strictObject({
      total: z.int(),
      offset: z.int(),
      items: z.array(summary).readonly(),
      facets: z.record(z.string(), z.record(z.string(), z.int())).describe('Facet → value → records'),
    }),
  },
  handle({ query: { q, offset, limit, ...wanted } }, { state }) {
    const edition = state.team.edition();
    const found = q?.trim() ? edition.search(q) : edition.summaries;
    return findPage(found, { wanted, offset, limit });
  },
});

export const searchRecords = route({
  id: 'searchRecords',
  method: 'get',
  path: '/api/v1/search',
  access: 'read',
  tag: 'corpus',
  summary: 'Find the records that hold all the words, best first',
  input: z.object({
    query: z.strictObject({ q: z.string().min(1).max(400), limit: pageQuery.limit }),
  }),
  reply: {
    status: 200,
    about: 'The best',
    json: z.strictObject({ total: z.int(), items: z.array(summary).readonly() }),
  },
  handle({ query: { q, limit } }, { state }) {
    const found = state.team.edition().search(q);
    return { total: found.length, items: found.slice(0, limit) };
  },
});

export const getRecord = route({
  id: 'getRecord',
  method: 'get',
  path: '/api/v1/records/{id}',
  access: 'read',
  tag: 'corpus',
  summary: 'One record in published form, with the matrix behind its numbers',
  input: z.object({ params: idParams }),
  reply: { status: 200, about: 'The record', json: publishedRecord },
  refuses: ['not_found'],
  handle({ params: { id } }, { state }) {
    const record = state.team.edition().knowledge.find(id);
    if (!record) {
      throw new HttpError('not_found', `Expected the id of a record, found "${id.slice(0, 120)}"`, {
        advice: 'See /api/v1/search?q=…',
      });
    }
    return jsonAnswer(publishRecord(record), 200);
  },
});

export const getTrialLog = route({
  id: 'getTrialLog',
  method: 'get',
  path: '/api/v1/logs/{digest}',
  access: 'read',
  tag: 'corpus',
  summary: 'The full log of a trial, by the digest that a cell of the matrix holds',
  about: 'Logs lie where the trials ran; a server elsewhere has none.',
  input: z.object({ params: z.strictObject({ digest }) }),
  reply: { status: 200, about: 'The log, secrets masked', media: 'text/plain' },
  refuses: ['not_found'],
  handle({ params }, { state }) {
    const log = state.logs.find(params.digest);
    if (log === undefined)
      throw new HttpError('not_found', 'Expected the log of a trial that ran here, found none');
    return new Response(log, {
      headers: {
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'private, max-age=31536000, immutable',
      },
    });
  },
});

import { z } from 'zod';
import { HttpError } from '../http-error.ts';
import { nothing, route } from '../route.ts';

const alive = z.strictObject({ status: z.literal('ok'), version: z.string() });

export const healthz = route({
  id: 'getHealth',
  method: 'get',
  path: '/healthz',
  access: 'open',
  tag: 'server',
  summary: 'Whether the process answers',
  input: nothing,
  reply: { status: 200, about: 'It does', json: alive },
  handle: (_, { state }) => ({ status: 'ok' as const, version: state.version }),
});

export const readyz = route({
  id: 'getReadiness',
  method: 'get',
  path: '/readyz',
  access: 'open',
  tag: 'server',
  summary: 'Whether it takes requests: the store answers and nobody asked it to stop',
  input: nothing,
  reply: { status: 200, about: 'It does', json: z.strictObject({ status: z.literal('ready') }) },
  refuses: ['busy'],
  async handle(_, { state }) {
    if (state.phase() === 'stopping')
      throw new HttpError('busy', 'Expected a server that goes on, found one that stops');
    await state.team.assertReady();
    return { status: 'ready' as const };
  },
});

export const metrics = route({
  id: 'getMetrics',
  method: 'get',
  path: '/metrics',
  access: 'read',
  tag: 'server',
  summary: 'Counts and durations for Prometheus',
  input: nothing,
  reply: { status: 200, about: 'Text format 0.0.4', media: 'text/plain' },
  handle(_, { state }) {
    const { knowledge } = state.team.edition();
    const text = state.metrics.render({
      wayout_records: ['Records that are answered from', knowledge.ids().length],
    });
    return new Response(text, { headers: { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' } });
  },
});

import { z } from 'zod';
import { HttpError } from '../http-error.ts';
import { mediaType } from '../parse-input.ts';
import { limitedChunks } from '../read-limited.ts';
import { route, type Call } from '../route.ts';
import { diagnosis, lang } from '../schemas.ts';

const accepted = new Set(['text/plain', 'application/octet-stream']);
let running = 0;

export const diagnose = route({
  id: 'diagnose',
  method: 'post',
  path: '/api/v1/diagnose',
  access: 'read',
  tag: 'corpus',
  summary: 'Say which known failure a message or a log is, what to avoid and what works',
  about:
    'The body is the log itself. It is read piece by piece, kept nowhere and written to no log. A pack answers the same without sending the log.',
  input: z.object({ query: z.strictObject({ lang }) }),
  readsLog: true,
  reply: { status: 200, about: 'The whole answer', json: diagnosis },
  refuses: ['too_large', 'wrong_type', 'busy'],
  async handle({ query }, call) {
    const { limits, team } = call.state;
    assertLog(call);
    if (running >= limits.diagnoses) throw busy(limits.diagnoses);
    running++;
    try {
      const session = team.edition().knowledge.open({ lang: query.lang });
      for await (const chunk of limitedChunks(call.context.req.raw, limits.logBytes)) session.push(chunk);
      // What was reported to this server counts in its answers.
      return await session.answer();
    } finally {
      running--;
    }
  },
});

function assertLog({ context }: Call): void {
  const type = mediaType(context.req.raw);
  if (accepted.has(type)) return;
  const found = type ? `"${type}"` : 'none';
  throw new HttpError('wrong_type', `Expected content type ${[...accepted].join(' or ')}, found ${found}`, {
    advice: "Send the log as it is: curl --data-binary @build.log -H 'Content-Type: text/plain' …",
  });
}

function busy(most: number): HttpError {
  return new HttpError('busy', `Expected at most ${most} logs at one time, found more`, {
    headers: { 'retry-after': '1' },
    advice: 'Come back in a moment',
  });
}

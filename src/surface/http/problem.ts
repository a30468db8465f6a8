import { z } from 'zod';
import { refusals, type HttpError, type Refusal } from './http-error.ts';

const codes = Object.keys(refusals);

/** RFC 9457: how every refusal reads. */
export const problemSchema = z
  .strictObject({
    type: z.string().describe('A name for the kind of problem; it leads nowhere'),
    title: z.string(),
    status: z.int(),
    code: z.enum(codes).describe('The word that programs read'),
    detail: z.string().describe('What was expected and what was found'),
    advice: z.string().exactOptional().describe('What to do about it'),
    faults: z
      .array(z.strictObject({ at: z.string().describe('Dotted path'), message: z.string() }).readonly())
      .readonly()
      .exactOptional(),
    request: z.string().describe('The number of the request in the log of the server'),
  })
  .readonly()
  .meta({ id: 'Problem' });

/** A refusal as `application/problem+json`. */
export function problemOf(error: HttpError, request: string): Response {
  const [status, title] = refusals[error.code];
  const body = {
    type: typeOf(error.code),
    title,
    status,
    code: error.code,
    detail: error.message,
    ...(error.advice !== undefined && { advice: error.advice }),
    ...(error.faults.length > 0 && { faults: error.faults }),
    request,
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...error.headers, 'content-type': 'application/problem+json' },
  });
}

function typeOf(code: Refusal): string {
  return `urn:wayout:problem:${code.replaceAll('_', '-')}`;
}

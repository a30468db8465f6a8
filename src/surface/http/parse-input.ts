import type { Context } from 'hono';
import type { z } from 'zod';
import { HttpError } from './http-error.ts';
import { readLimited } from './read-limited.ts';

const defaultLimit = 1 << 20;

interface InputSpec<I extends z.ZodObject> {
  readonly input: I;
  readonly bodyLimit?: number;
}

/**
 * What a route takes, read once. @throws {HttpError} where it is not what the route's schema says.
 */
export async function parseInput<I extends z.ZodObject>(
  { input, bodyLimit = defaultLimit }: InputSpec<I>,
  { req }: Context,
): Promise<z.output<I>> {
  const body = 'body' in input.shape ? await readJson(req.raw, bodyLimit) : undefined;
  const result = input.safeParse({ params: req.param(), query: req.query(), body });
  if (result.success) return result.data;
  const { issues } = result.error;
  const faults = issues.map(({ path: [part, ...path], message }) => ({
    at: (part === 'body' ? path : [part, ...path]).join('.'),
    message,
  }));
  const code = issues.every(({ path }) => path[0] === 'body') ? 'not_acceptable' : 'malformed';
  const [first] = faults;
  const said = first && (first.at ? `${first.at}: ${first.message}` : first.message);
  throw new HttpError(code, said ?? 'Expected another input', {
    faults,
    advice: 'See /api/v1/openapi.json for what this route takes',
  });
}

async function readJson(request: Request, limit: number): Promise<unknown> {
  const type = mediaType(request);
  if (type !== 'application/json') {
    const found = type ? `"${type}"` : 'none';
    throw new HttpError('wrong_type', `Expected content type application/json, found ${found}`);
  }
  const bytes = await readLimited(request, limit);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    const found = cause instanceof SyntaxError ? 'text that is not' : 'bytes that are not UTF-8';
    throw new HttpError('malformed', `Expected a body of JSON in UTF-8, found ${found}`, { cause });
  }
}

/** The content type without its parameters, in lower case. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

import type { Context } from 'hono';
import { z } from 'zod';
import type { Refusal } from './http-error.ts';
import { parseInput } from './parse-input.ts';
import type { Access, Caller } from './role.ts';
import type { ServerState } from './server-state.ts';

export interface AppEnv {
  Variables: { request: string; caller: Caller; route: string };
}

/** What a route may use besides its input. */
export interface Call {
  readonly context: Context<AppEnv>;
  readonly state: ServerState;
  readonly caller: Caller;
}

/** What a route says of itself: the router, the authorization tests and the OpenAPI document are made of these. */
export interface RouteFacts {
  /** Unique; the name of the call in generated clients. */
  readonly id: string;
  readonly method: 'get' | 'post' | 'delete';
  /** As OpenAPI writes it: `/api/v1/records/{id}`. */
  readonly path: string;
  readonly access: Access;
  readonly tag: 'corpus' | 'outcomes' | 'proposals' | 'server';
  readonly summary: string;
  readonly about?: string;
  /** Of its shape `params`, `query` and `body` (JSON) count. */
  readonly input: z.ZodObject;
  /** The body is a log, which the handler reads as a stream. */
  readonly readsLog?: boolean;
  /** Most bytes of a JSON body. @default 1 MiB */
  readonly bodyLimit?: number;
  readonly reply: Reply<z.ZodType>;
  /** Refusals of its own; those that every route shares go without saying. */
  readonly refuses?: readonly Refusal[];
}

/** What a success looks like: JSON of a schema, or another media type. */
export interface Reply<R extends z.ZodType> {
  readonly status: 200 | 201;
  readonly about: string;
  readonly json?: R;
  readonly media?: string;
}

export interface Route extends RouteFacts {
  readonly answer: (call: Call) => Promise<Response>;
}

interface RouteSpec<I extends z.ZodObject, R extends z.ZodType> extends RouteFacts {
  readonly input: I;
  readonly reply: Reply<R>;
  /** Gives a value that the reply's schema describes, or the whole answer where it is not JSON or has headers. */
  readonly handle: (input: z.output<I>, call: Call) => Handled<R> | Promise<Handled<R>>;
}

type Handled<R extends z.ZodType> = z.input<R> | Response;

/** The input of a route that takes none. */
export const nothing = z.object({});

/** A route whose handler gets what its schema read and must give what its reply promises. */
export function route<I extends z.ZodObject, R extends z.ZodType = z.ZodNever>({
  handle,
  ...facts
}: RouteSpec<I, R>): Route {
  return {
    ...facts,
    async answer(call) {
      const value = await handle(await parseInput(facts, call.context), call);
      return value instanceof Response ? value : jsonAnswer(value, facts.reply.status);
    },
  };
}

export function jsonAnswer(
  value: unknown,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

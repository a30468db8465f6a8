import { z } from 'zod';
import { refusals, type Refusal } from './http-error.ts';
import { problemSchema } from './problem.ts';
import type { Route } from './route.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * The OpenAPI 3.1 document of the routes. Its schemas are JSON Schema 2020-12, which zod writes itself; those that have
 * an id stand once, under `components`.
 */
export function openApiOf(routes: readonly Route[], version: string): Json & { openapi: string } {
  const components = new Map<string, unknown>();
  const schemaOf = schemaWriter(components);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const one of routes) {
    paths[one.path] = { ...paths[one.path], [one.method]: operationOf(one, schemaOf) };
  }
  schemaOf(problemSchema, 'output');
  return {
    openapi: '3.1.0',
    info: {
      title: 'wayout',
      version,
      description: 'Failure knowledge, executed: diagnoses, records, outcomes and proposals.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(components),
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'A key from `wayout keys create`' },
      },
    },
  };
}

type SchemaOf = (schema: z.ZodType, io: 'input' | 'output') => unknown;

function schemaWriter(components: Map<string, unknown>): SchemaOf {
  return (schema, io) => {
    const {
      $schema: _,
      $defs,
      ...written
    }: Record<string, unknown> = z.toJSONSchema(schema, {
      io,
      // Its name under `components` is enough: `id` is no word of JSON Schema.
      override: ({ jsonSchema }) => void delete jsonSchema.id,
    });
    for (const [name, definition] of Object.entries(Object($defs))) components.set(name, rebase(definition));
    const id = schema.meta()?.['id'];
    if (typeof id !== 'string') return rebase(written);
    components.set(id, rebase(written));
    return { $ref: `#/components/schemas/${id}` };
  };
}

/** `#/$defs/X` → `#/components/schemas/X`, at every depth. */
function rebase(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(rebase);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) =>
      key === '$ref' && typeof inner === 'string'
        ? [key, inner.replace('#/$defs/', '#/components/schemas/')]
        : [key, rebase(inner)],
    ),
  );
}

function operationOf(one: Route, schemaOf: SchemaOf): Json {
  const { id, tag, summary, about, access, input, reply } = one;
  const { body } = input.shape;
  const content = reply.json
    ? { 'application/json': { schema: schemaOf(reply.json, 'output') } }
    : { [reply.media ?? 'application/octet-stream']: { schema: { type: 'string' } } };
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(about !== undefined && { description: about }),
    security: access === 'open' ? [] : [{ key: [] }],
    'x-role': access,
    parameters: [
      ...parametersOf(input.shape['params'], 'path', schemaOf),
      ...parametersOf(input.shape['query'], 'query', schemaOf),
    ],
    ...(one.readsLog && { requestBody: logBody }),
    ...(body instanceof z.ZodType && {
      requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } },
    }),
    responses: {
      [reply.status]: { description: reply.about, content },
      ...refusalsOf(one),
    },
  };
}

const logBody = {
  required: true,
  description: 'The log as it is',
  content: {
    'text/plain': { schema: { type: 'string' } },
    'application/octet-stream': { schema: { type: 'string' } },
  },
};

function parametersOf(schema: unknown, place: 'path' | 'query', schemaOf: SchemaOf): readonly Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).map(([name, one]: [string, z.ZodType]) => ({
    name,
    in: place,
    required: place === 'path' || !one.safeParse(undefined).success,
    ...(one.description !== undefined && { description: one.description }),
    schema: schemaOf(one, place === 'query' ? 'output' : 'input'),
  }));
}

function refusalsOf({ access, refuses = [], input }: Route): Json {
  const shared: readonly Refusal[] = [
    'malformed',
    ...(access === 'open' ? [] : (['no_key', 'forbidden', 'too_many'] as const)),
    ...('body' in input.shape ? (['too_large', 'wrong_type', 'not_acceptable'] as const) : []),
  ];
  const byStatus = new Map([...shared, ...refuses].map((code) => refusals[code]));
  return Object.fromEntries(
    [...byStatus].map(([status, title]) => [
      status,
      {
        description: title,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  );
}

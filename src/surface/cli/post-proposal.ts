import { z } from 'zod';
import type { Proposal } from '../../record/index.ts';
import { CliError } from './command.ts';

// What is read of a server's answer; newer servers may say more.
const faults = z.array(z.object({ at: z.string(), message: z.string() }));
const appraised = z.object({
  id: z.string(),
  record: z.string(),
  appraisal: z.object({
    flaws: z.array(z.object({ rule: z.string(), at: z.string(), message: z.string() })),
    blocked: z.array(z.string()),
    duplicates: z.array(
      z.object({ id: z.string(), seen_in: z.array(z.string()), waiting: z.boolean().optional() }),
    ),
  }),
});
const problem = z.object({
  code: z.string(),
  detail: z.string(),
  advice: z.string().optional(),
  faults: faults.default([]),
});

export type Appraised = z.output<typeof appraised>;

export interface PostOptions {
  readonly server: URL;
  readonly key: string | undefined;
  /** What becomes of a failure that the server knows already. */
  readonly known: 'refuse' | 'mark';
}

/** Linting and matching take a server seconds, and it may have others before. */
const longestMs = 180_000;

/** @throws {CliError} `unreadable` where the server cannot be reached or refuses, saying why */
export async function postProposal(proposal: Proposal, { server, key, known }: PostOptions) {
  const answer = await post(new URL(`api/v1/proposals?known=${known}`, server), proposal, key);
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.status === 201) {
    const read = appraised.safeParse(body);
    if (read.success) return { kind: 'proposed' as const, ...read.data };
  }
  const refused = problem.safeParse(body);
  if (answer.status < 400 || !refused.success) throw notAServer(server, answer);
  if (refused.data.code === 'known') return { kind: 'known' as const, ...refused.data };
  throw refusal(server, answer.status, refused.data);
}

async function post(address: URL, proposal: Proposal, key: string | undefined): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(key !== undefined && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify(proposal),
      // What is sent is for the server that was named.
      redirect: 'manual',
      signal: AbortSignal.timeout(longestMs),
    });
  } catch (error) {
    throw new CliError('unreadable', `Expected a server at ${address.origin}; ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (error.name === 'TimeoutError') return `it did not answer within ${longestMs / 1000} s`;
  if (!(cause instanceof Error)) return error.message;
  return 'code' in cause && typeof cause.code === 'string'
    ? `${cause.code} ${cause.message}`.trim()
    : cause.message;
}

function notAServer({ href }: URL, { status, headers }: Response): CliError {
  const to = headers.get('location');
  const found = to === null ? `${status} ${headers.get('content-type') ?? ''}`.trim() : `${status}, to ${to}`;
  return new CliError('unreadable', `Expected a server of wayout at ${href}, found an answer of ${found}`);
}

function refusal(
  { href }: URL,
  status: number,
  { code, detail, advice, faults: all }: z.output<typeof problem>,
) {
  const keyAdvice = code === 'no_key' ? 'Set WAYOUT_KEY to a key of role propose' : advice;
  const sentences = [
    `${href} refused the proposal (${status}): ${detail}`,
    ...all.map(({ at, message }) => `  ${at}: ${message}`),
    ...(keyAdvice === undefined ? [] : [keyAdvice]),
  ];
  return new CliError('unreadable', sentences.join('\n'));
}

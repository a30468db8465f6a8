import type { ProposalFacts } from '../data/proposal-facts.ts';

/** What the server answered when it refused. */
export class Refusal extends Error {
  readonly status: number;
  /** The word that programs read: `known`, `not_acceptable`. */
  readonly code: string | undefined;
  /** What exactly, as sentences. */
  readonly faults: readonly string[];

  constructor(status: number, { code, detail, title, faults = [] }: Problem) {
    super(detail ?? title ?? String(status));
    this.name = 'Refusal';
    this.status = status;
    this.code = code;
    this.faults = faults.map(({ at, message }) => (at ? `${at}: ${message}` : message));
  }

  /** Whether a key, or another one, is what is missing. */
  get needsKey(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

/** Problem details (RFC 9457). */
interface Problem {
  readonly code?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly faults?: readonly { readonly at: string; readonly message: string }[];
}

const keyName = 'wayout-key';

/** The key lives as long as the tab. */
export function keepKey(key: string | undefined): void {
  if (key === undefined) sessionStorage.removeItem(keyName);
  else sessionStorage.setItem(keyName, key);
}

export function hasKey(): boolean {
  return sessionStorage.getItem(keyName) !== null;
}

export async function listProposals(api: string): Promise<readonly ProposalFacts[]> {
  const page: { readonly items: readonly ProposalFacts[] } = await call(
    `${api}proposals?state=open&limit=200`,
    {},
  );
  return page.items;
}

export async function reviewProposal(
  api: string,
  id: string,
  review: { readonly decision: 'accepted' | 'rejected'; readonly reason: string },
): Promise<void> {
  await post(`${api}proposals/${encodeURIComponent(id)}/review`, review);
}

/** @param known what becomes of a failure that the server knows already */
export async function proposeRecord(
  api: string,
  proposal: Readonly<Record<string, unknown>>,
  known: 'refuse' | 'mark',
): Promise<ProposalFacts> {
  return post(`${api}proposals?known=${known}`, proposal);
}

function post<T>(address: string, body: unknown): Promise<T> {
  return call(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function call<T>(address: string, request: RequestInit): Promise<T> {
  const headers = new Headers(request.headers);
  const key = sessionStorage.getItem(keyName);
  if (key !== null) headers.set('authorization', `Bearer ${key}`);
  // Without a key of its own, that with which the browser came to this page may do.
  const credentials = key === null ? 'same-origin' : 'omit';
  const answer = await fetch(address, { ...request, headers, credentials });
  if (answer.ok) return answer.json();
  const problem: Problem = await answer.json().catch(() => ({}));
  throw new Refusal(answer.status, { title: `${answer.status} ${answer.statusText}`, ...problem });
}

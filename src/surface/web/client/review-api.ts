import type { ProposalFacts } from '../data/proposal-facts.ts';

/** What the server answered when it refused. */
export class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
  }
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
  await call(`${api}proposals/${encodeURIComponent(id)}/review`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(review),
  });
}

async function call<T>(address: string, request: RequestInit): Promise<T> {
  const headers = new Headers(request.headers);
  const key = sessionStorage.getItem(keyName);
  if (key !== null) headers.set('authorization', `Bearer ${key}`);
  const answer = await fetch(address, { ...request, headers, credentials: 'omit' });
  if (answer.ok) return answer.json();
  const body: unknown = await answer.json().catch(() => undefined);
  throw new Refusal(answer.status, messageOf(body) ?? `${answer.status} ${answer.statusText}`);
}

/** Problem details (RFC 9457) say it in `detail`. */
function messageOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  const text = 'detail' in body ? body.detail : 'title' in body ? body.title : undefined;
  return typeof text === 'string' ? text : undefined;
}

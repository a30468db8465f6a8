import { roles, type Role } from '../../team/index.ts';

/** `open` asks for no key at all: what says nothing about records, outcomes or people. */
export type Access = Role | 'open';

/** The name of who shows no key where keys are needed. */
export const anonymous = 'anonymous';

/** Who asks. */
export interface Caller {
  /** What is written down as the author of an outcome, a proposal or a review. */
  readonly name: string;
  /** `undefined` where the request came without a key and nothing is given away without one. */
  readonly role: Role | undefined;
  /** Whose share of the rate limit is used. */
  readonly account: string;
}

/** Whether a role includes what a route asks for: each role may do what those before it may. */
export function mayEnter(role: Role | undefined, access: Access): boolean {
  if (access === 'open') return true;
  return role !== undefined && roles.indexOf(role) >= roles.indexOf(access);
}

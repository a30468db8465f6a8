import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { StoredKey, TeamStore } from '../store/index.ts';

/** What a key allows, each including those before it. */
export const roles = ['read', 'report', 'propose', 'review', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What is told of a key; its secret is not kept. */
export interface KeyFacts {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly created: string;
  readonly revoked?: string;
}

export interface NewKey extends KeyFacts {
  /** The whole key: shown this once. */
  readonly key: string;
}

/** The keys of a team. A key reads `wayout_<id>_<secret>`. */
export interface Keys {
  create(options: { readonly name: string; readonly role: Role }): Promise<NewKey>;
  list(): Promise<readonly KeyFacts[]>;
  /** @returns whether there was one that was not revoked yet */
  revoke(id: string): Promise<boolean>;
  /** Whose key a text is; `undefined` where it is none, or is revoked. */
  find(text: string): Promise<KeyFacts | undefined>;
  /** Whether there ever was one: revoking the last does not open the door again. */
  exist(): Promise<boolean>;
}

const askAgainMs = 1000;

export function keysIn(store: TeamStore): Keys {
  let existing = false;
  let askedAt = -Infinity;
  return {
    async create({ name, role }) {
      const secret = randomBytes(32).toString('base64url');
      const id = randomBytes(6).toString('hex');
      const facts = { id, name, role, created: new Date().toISOString() };
      await store.addKey({ ...facts, hash: hashOf(secret) });
      askedAt = -Infinity;
      return { ...facts, key: `wayout_${id}_${secret}` };
    },
    list: async () => (await store.listKeys()).map(factsOf),
    revoke: (id) => store.revokeKey(id, new Date().toISOString()),
    async find(text) {
      const [, id = '', secret = ''] = /^wayout_([0-9a-f]{12})_([\w-]{43})$/.exec(text) ?? [];
      const stored = id ? await store.findKey(id) : undefined;
      const right = Buffer.from(stored?.hash ?? '0'.repeat(64), 'hex');
      const same = timingSafeEqual(Buffer.from(hashOf(secret), 'hex'), right);
      return stored && same && stored.revoked === undefined ? factsOf(stored) : undefined;
    },
    async exist() {
      if (existing || performance.now() - askedAt < askAgainMs) return existing;
      existing = (await store.listKeys()).length > 0;
      askedAt = performance.now();
      return existing;
    },
  };
}

/** A secret is 256 random bits: nobody can try them all, so that a slow hash would only make each request slow. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** A role that this version does not know allows the least. */
function factsOf({ hash: _hash, role, ...rest }: StoredKey): KeyFacts {
  return { ...rest, role: roles.find((one) => one === role) ?? 'read' };
}

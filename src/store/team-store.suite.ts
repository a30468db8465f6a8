import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Review, StoredProposal, TeamStore } from './team-store.ts';

export interface TeamStoreSubject {
  /** A new, empty store. */
  readonly open: () => Promise<TeamStore>;
  /** One more connection to the store that was opened, or made, last. */
  readonly again: () => Promise<TeamStore>;
  /** Makes a store of a version that nobody knows yet. */
  readonly makeNewer: () => Promise<void>;
  /** Why it cannot be tried here. */
  readonly skip?: string;
}

/** What every store of keys and proposals promises, tried on a real one. */
export function describeTeamStore(name: string, { open, again, makeNewer, skip }: TeamStoreSubject): void {
  describe.skipIf(skip !== undefined)(`team, ${name}${skip === undefined ? '' : ` (${skip})`}`, () => {
    const opened: TeamStore[] = [];
    const keep = (store: TeamStore) => {
      opened.push(store);
      return store;
    };
    const fresh = async () => keep(await open());
    const another = async () => keep(await again());
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
    });

    test('a store that a newer version has written is refused, by its version', async () => {
      await makeNewer();
      await expect(another().then((store) => store.listKeys())).rejects.toMatchObject({
        code: 'newer',
        message: expect.stringMatching(/version 99, which a newer wayout/),
      });
    });

    test('a key is found by its id until, and after, it is revoked, and only once', async () => {
      const store = await fresh();
      const key = {
        id: 'abc',
        name: 'ci',
        role: 'report',
        hash: 'f'.repeat(64),
        created: '2026-03-02T10:00:00.000Z',
      };
      await store.addKey(key);
      await store.addKey({ ...key, id: 'def', name: 'bo 中文' });
      const other = await another();
      expect(await other.findKey('abc')).toEqual(key);
      expect(await other.findKey("abc' OR true --")).toBeUndefined();
      expect(await other.revokeKey('abc', '2026-03-03T10:00:00.000Z')).toBe(true);
      expect(await store.revokeKey('abc', '2026-03-04T10:00:00.000Z')).toBe(false);
      expect((await store.listKeys()).map(({ id, revoked }) => [id, revoked])).toEqual([
        ['abc', '2026-03-03T10:00:00.000Z'],
        ['def', undefined],
      ]);
    });

    test('a proposal comes back as it was given, newest first, page by page', async () => {
      const store = await fresh();
      const all = Array.from({ length: 5 }, (_, i) => proposalWith({ record: `demo/r${i}` }));
      for (const one of all) expect(await store.addProposal(one)).toBe(true);
      expect(await store.addProposal(all[0] ?? proposalWith({}))).toBe(false);
      const page = await (await another()).listProposals({ offset: 1, limit: 2 });
      expect(page.total).toBe(5);
      expect(page.items).toEqual([all[3], all[2]].map((one) => ({ ...one, state: 'open', reviews: [] })));
    });

    test('of two who decide at once one is first, and the other is told', async () => {
      const store = await fresh();
      const other = await another();
      const proposal = proposalWith({});
      await store.addProposal(proposal);
      const decided = await Promise.all([
        store.review(proposal.id, reviewWith('accepted')),
        other.review(proposal.id, reviewWith('rejected')),
      ]);
      expect(decided.filter(Boolean)).toHaveLength(1);
      const found = await store.findProposal(proposal.id);
      expect(found?.reviews.map(({ decision }) => decision)).toEqual([found?.state]);
      expect(await store.review(randomUUID(), reviewWith('accepted'))).toBe(false);
    });

    test('what was accepted last of a record counts, until it is withdrawn; each change has a new revision', async () => {
      const store = await fresh();
      const revisions = new Set([await store.revision()]);
      const [first, second, third] = [
        proposalWith({}),
        proposalWith({}),
        proposalWith({ record: 'demo/other' }),
      ];
      for (const one of [first, second, third]) await store.addProposal(one);
      for (const { id } of [second, first, third]) {
        await store.review(id, reviewWith('accepted'));
        revisions.add(await store.revision());
      }
      expect((await store.listAccepted()).map(({ id }) => id)).toEqual([first.id, third.id]);
      expect(await store.review(first.id, reviewWith('rejected'))).toBe(false);
      expect(await store.review(first.id, reviewWith('withdrawn'))).toBe(true);
      revisions.add(await store.revision());
      expect((await store.listAccepted()).map(({ id }) => id)).toEqual([second.id, third.id]);
      expect(revisions.size).toBe(5);
      expect(await store.countProposals()).toEqual({ open: 0, accepted: 2, rejected: 0, withdrawn: 1 });
      expect((await store.listProposals({ state: 'withdrawn', offset: 0, limit: 9 })).items).toHaveLength(1);
    });
  });
}

function proposalWith(given: Partial<StoredProposal>): StoredProposal {
  return {
    id: randomUUID(),
    record: 'demo/one',
    time: '2026-03-02T10:00:00.000Z',
    author: 'local',
    content: '{"note":"quoted \\"中文\\""}',
    appraisal: '{}',
    ...given,
  };
}

function reviewWith(decision: Review['decision']): Review {
  return { decision, reviewer: 'bo', reason: 'because', time: '2026-03-02T11:00:00.000Z' };
}

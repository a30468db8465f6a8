import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import type { Outcome } from '../record/index.ts';
import type { Store } from './store.ts';

export interface StoreSubject {
  /** A new, empty store. */
  readonly open: () => Promise<Store>;
  /** One more connection to the store that was opened, or made, last. */
  readonly again: () => Promise<Store>;
  readonly versions: Versions;
  /** Why it cannot be tried here. */
  readonly skip?: string;
}

/** Stores that another version of wayout has written. */
export interface Versions {
  /** How many steps its tables took until today. */
  readonly newest: number;
  /** Makes a store as the first so many steps left it, with the salt and the outcome of `earlierOutcome`, if it has a place for them. */
  readonly makeEarlier: (version: number) => Promise<void>;
  /** Makes a store of a version that nobody knows yet. */
  readonly makeNewer: () => Promise<void>;
}

/** What a store of an earlier version holds. */
export const earlierOutcome: Outcome = {
  schema: 1,
  id: '0d7f1d3e-6f5b-4d0c-9c55-0123456789ab',
  time: '2026-01-02T03:04:05.678Z',
  record: 'git/push-rejected',
  kind: 'did-not-work',
  source: 'told',
  environment: { tools: { git: '2.39.5' }, platform: 'linux-x64' },
  reporter: 'a'.repeat(32),
  place: 'd'.repeat(32),
  corpus: '',
};

/** What every store promises, tried on a real one. */
export function describeStore(name: string, { open, again, versions, skip }: StoreSubject): void {
  describe.skipIf(skip !== undefined)(`${name}${skip === undefined ? '' : ` (${skip})`}`, () => {
    const opened: Store[] = [];
    const fresh = async () => opened[opened.push(await open()) - 1] ?? (await open());
    const another = async () => opened[opened.push(await again()) - 1] ?? (await again());
    afterEach(async () => {
      for (const store of opened.splice(0)) await store.close();
    });

    test('an outcome comes back as it was given, with all it may hold', async () => {
      const store = await fresh();
      const whole = outcomeWith({
        cause: 'stale',
        led_to: 'git/other',
        note: 'took two tries; "quoted" 中文',
      });
      const bare = outcomeWith({ kind: 'wrong-match', action: undefined });
      expect(await store.add([whole, bare])).toBe(2);
      expect(await all(store)).toEqual([whole, bare]);
      expect(await all(await another())).toEqual([whole, bare]);
    });

    test('an event that arrives twice counts once and stays as it first was', async () => {
      const store = await fresh();
      const first = outcomeWith({});
      expect(await store.add([first, first])).toBe(1);
      expect(await store.add([{ ...first, kind: 'did-not-work' }])).toBe(0);
      expect(await all(store)).toEqual([first]);
      expect(await store.count()).toBe(1);
    });

    test('tallies count what agrees, of the records that are asked for', async () => {
      const store = await fresh();
      const one = { tools: { git: '2.39.5', node: '20.1.0' }, platform: 'linux-x64' };
      const same = { platform: 'linux-x64', tools: { node: '20.1.0', git: '2.39.5' } };
      await store.add([
        outcomeWith({ environment: one }),
        outcomeWith({ environment: same }),
        outcomeWith({ kind: 'did-not-work', led_to: 'git/other' }),
        outcomeWith({ record: 'git/another' }),
        outcomeWith({ record: 'git/third', reporter: 'b'.repeat(32) }),
      ]);
      const tallies = await store.tallies(['git/push-rejected', 'git/third', 'git/unheard-of']);
      expect([...tallies.keys()].sort()).toEqual(['git/push-rejected', 'git/third']);
      const counts = tallies
        .get('git/push-rejected')
        ?.map(({ kind, count, led_to }) => [kind, count, led_to]);
      expect(counts?.sort()).toEqual([
        ['did-not-work', 1, 'git/other'],
        ['worked', 2, undefined],
      ]);
      expect(tallies.get('git/third')?.[0]).toMatchObject({
        action: 'pull',
        reporter: 'b'.repeat(32),
        environment: one,
      });
    });

    test('outcomes are listed as they arrived, also when a clock jumps back', async () => {
      const store = await fresh();
      const times = ['2026-03-02T10:00:00.000Z', '2026-03-02T09:00:00.000Z', '1970-01-01T00:00:00.000Z'];
      for (const time of times) await store.add([outcomeWith({ time })]);
      expect((await all(store)).map(({ time }) => time)).toEqual(times);
    });

    test('more outcomes than are read at one time are listed once each', async () => {
      const store = await fresh();
      const many = Array.from({ length: 2345 }, () => outcomeWith({}));
      expect(await store.add(many)).toBe(2345);
      expect((await all(store)).map(({ id }) => id)).toEqual(many.map(({ id }) => id));
    });

    test('a batch with one outcome that cannot be kept keeps none', async () => {
      const store = await fresh();
      await expect(store.add([outcomeWith({}), outcomeWith({ time: 'never' })])).rejects.toThrow();
      expect(await store.count()).toBe(0);
    });

    test('what is forgotten is gone, and only that', async () => {
      const store = await fresh();
      const kept = outcomeWith({ record: 'git/another' });
      const mine = outcomeWith({ record: 'git/another', reporter: 'c'.repeat(32) });
      const single = outcomeWith({ record: 'git/another' });
      await store.add([outcomeWith({}), kept, mine, single]);
      expect(await store.forget({ record: 'git/push-rejected' })).toBe(1);
      expect(await store.forget({ reporter: 'c'.repeat(32) })).toBe(1);
      expect(await store.forget({ ids: [single.id, randomUUID()] })).toBe(1);
      expect(await all(store)).toEqual([kept]);
      expect(await store.forget()).toBe(1);
      expect(await store.count()).toBe(0);
    });

    test('connections that write at once lose nothing', async () => {
      const stores = [await fresh(), await another(), await another()];
      const added = await Promise.all(
        stores.flatMap((store) => Array.from({ length: 20 }, () => store.add([outcomeWith({})]))),
      );
      expect(added.every((count) => count === 1)).toBe(true);
      expect(await stores[0]?.count()).toBe(60);
    });

    test.each(Array.from({ length: versions.newest }, (_, version) => version))(
      'a store of version %i is brought to the newest by all who open it at once, with what it holds',
      async (version) => {
        await versions.makeEarlier(version);
        const stores = await Promise.all(Array.from({ length: 4 }, another));
        const held = version === 0 ? [] : [earlierOutcome];
        const found = await Promise.all(stores.map(all));
        expect(found).toEqual(stores.map(() => held));
        const added = outcomeWith({ led_to: 'git/other' });
        expect(await stores[0]?.add([added])).toBe(1);
        expect(await all(await another())).toEqual([...held, added]);
        expect(await stores[1]?.salt()).toMatch(version === 0 ? /^[0-9a-f]{64}$/ : /^5{64}$/);
      },
    );

    test('a store that a newer version has written is refused, by its version', async () => {
      await versions.makeNewer();
      const refused = { code: 'newer', message: expect.stringMatching(/version 99, which a newer wayout/) };
      await expect(another().then((store) => store.count())).rejects.toMatchObject(refused);
      await expect(another().then((store) => store.add([outcomeWith({})]))).rejects.toMatchObject(refused);
    });

    test('the salt is long, and the same for everybody who uses the store', async () => {
      const store = await fresh();
      const salt = await store.salt();
      expect(salt).toMatch(/^[0-9a-f]{64}$/);
      expect(await (await another()).salt()).toBe(salt);
    });
  });
}

/** An outcome with everything that is not said made up; one without an action where `action` is `undefined`. */
export function outcomeWith(
  given: Partial<Omit<Outcome, 'action'>> & { readonly action?: string | undefined },
): Outcome {
  const { action, ...rest } = 'action' in given ? given : { ...given, action: 'pull' };
  return {
    schema: 1,
    id: randomUUID(),
    time: '2026-03-02T10:00:00.000Z',
    record: 'git/push-rejected',
    ...(action !== undefined && { action }),
    kind: 'worked',
    source: 'told',
    environment: { tools: { git: '2.39.5', node: '20.1.0' }, platform: 'linux-x64' },
    reporter: 'a'.repeat(32),
    place: 'd'.repeat(32),
    corpus: 'e'.repeat(64),
    ...rest,
  };
}

async function all(store: Store): Promise<readonly Outcome[]> {
  const found: Outcome[] = [];
  for await (const outcome of store.list()) found.push(outcome);
  return found;
}

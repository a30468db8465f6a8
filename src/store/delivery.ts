import type { Outcome } from '../record/index.ts';
import type { Address } from './address.ts';
import type { Identity } from './identity.ts';
import { openStore } from './open-store.ts';
import type { Draft, Queue } from './queue.ts';
import { StoreError } from './store-error.ts';
import type { Store } from './store.ts';

export interface DeliveryOptions {
  readonly address: Address;
  readonly identity: Identity;
  readonly queue: Queue;
  readonly onWarning: (sentence: string) => void;
}

/** The way to a store that may be out of reach for a while. */
export interface Delivery {
  /** Opened once; brings it what had to wait. @throws {StoreError} */
  store(): Promise<Store>;
  /** Keeps outcomes, or queues them where a server is out of reach. @throws {StoreError} for every other reason */
  keep(drafts: readonly Draft[]): Promise<Kept>;
  reporter(): Promise<string>;
  close(): Promise<void>;
}

export interface Kept {
  readonly outcomes: readonly Draft[];
  readonly recorded: number;
  readonly queued: number;
}

export function openDelivery({ address, identity, queue, onWarning }: DeliveryOptions): Delivery {
  let opened: Promise<Store> | undefined;
  const store = async (): Promise<Store> => {
    opened ??= openStore(address, onWarning);
    try {
      const ready = await opened;
      if (!queue.isEmpty()) await flush(queue, ready, identity);
      return ready;
    } catch (error) {
      const failed = opened;
      opened = undefined;
      // One that did open is given back; one that did not has said why already.
      await failed?.then((one) => one.close()).catch(() => undefined);
      throw error;
    }
  };
  const keepAt = async (drafts: readonly Draft[]): Promise<Kept> => {
    const ready = await store();
    const salt = await ready.salt();
    const outcomes = drafts.map((draft) => complete(draft, identity, salt));
    return { outcomes, recorded: await ready.add(outcomes), queued: 0 };
  };
  return {
    store,
    async keep(drafts) {
      try {
        return await keepAt(drafts);
      } catch (error) {
        if (address.kind !== 'postgres' || !isAway(error)) throw error;
        for (const draft of drafts) queue.add(draft);
        onWarning(`${error.message}; ${drafts.length} queued, to be sent with a later one`);
        return { outcomes: drafts, recorded: 0, queued: drafts.length };
      }
    },
    reporter: async () => identity.reporter(await (await store()).salt()),
    async close() {
      const last = opened;
      opened = undefined;
      await (await last)?.close();
    },
  };
}

async function flush(queue: Queue, store: Store, identity: Identity): Promise<void> {
  const { readDraft } = await import('./read-draft.ts');
  const salt = await store.salt();
  const waiting = queue.list().flatMap((value) => {
    const read = readDraft(value);
    return read.kind === 'draft' ? [read.draft] : [];
  });
  await store.add(waiting.map((draft) => complete(draft, identity, salt)));
  queue.remove(waiting.map(({ id }) => id));
}

function complete(draft: Draft, identity: Identity, salt: string): Outcome {
  return {
    ...draft,
    reporter: draft.reporter ?? identity.reporter(salt),
    place: draft.place ?? identity.place(salt),
  };
}

function isAway(error: unknown): error is StoreError {
  return error instanceof StoreError && error.code === 'unreachable';
}

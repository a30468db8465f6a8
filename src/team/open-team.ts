import { openKnowledge, openOutcomes, type Outcomes } from '../knowledge.ts';
import type { Proposal } from '../record/index.ts';
import { openTeamStores } from '../store/index.ts';
import { editionOf, type Edition } from './edition.ts';
import { keysIn, type Keys } from './keys.ts';
import { outcomesIn, type TeamOutcomes } from './outcomes.ts';
import { proposalsIn, type Proposals } from './proposals.ts';
import { createTasks, type Tasks } from './run-task.ts';

export interface TeamOptions {
  /** As for `openKnowledge`. */
  readonly corpus?: readonly string[];
  /** A path or `postgres://…`. @default `WAYOUT_STORE`, else a file in the user's data folder */
  readonly store?: string;
  /** A folder of records in source form, whose examples proposals are compared with. */
  readonly records?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** What went wrong on the way and did not stop it, as sentences. */
  readonly onWarning?: (sentence: string) => void;
}

/** What a team shares: a corpus that grows by accepted proposals, outcomes and keys. All state is in the store. */
export interface Team {
  edition(): Edition;
  /** Looks now whether another server accepted something. */
  refresh(): Promise<void>;
  readonly keys: Keys;
  readonly outcomes: TeamOutcomes;
  readonly proposals: Proposals;
  /** @throws {StoreError} where the store does not answer */
  assertReady(): Promise<void>;
  close(): Promise<void>;
}

/** How soon a server answers with what another one accepted. */
const refreshMs = 1000;

/** @throws {StoreError} {CorpusError} {MatcherError} */
export async function openTeam({ corpus = [], records, ...options }: TeamOptions = {}): Promise<Team> {
  const warn = options.onWarning ?? (() => undefined);
  const stores = await openTeamStores({ env: process.env, ...options, onWarning: warn });
  const tasks = createTasks();
  const reported = openOutcomes(options);
  const shelf = await openShelf({ corpus, tasks, accepted: stores.team, outcomes: reported });
  const appraise = async (proposal: Proposal, waiting: readonly Proposal[]) =>
    tasks.appraise({
      pack: (await shelf.edition().pack()).bytes,
      proposal,
      waiting,
      ...(records !== undefined && { records }),
    });
  const stopLooking = lookOften(shelf.refresh, warn);
  return {
    edition: shelf.edition,
    refresh: shelf.refresh,
    keys: keysIn(stores.team),
    outcomes: outcomesIn(stores.outcomes, () => shelf.edition().knowledge),
    proposals: proposalsIn({ store: stores.team, appraise, onAccepted: shelf.refresh }),
    async assertReady() {
      await stores.team.revision();
    },
    async close() {
      stopLooking();
      await reported.close();
      await stores.outcomes.close();
      await stores.team.close();
    },
  };
}

/** The keys alone: what `wayout keys` needs. */
export async function openKeys(options: Pick<TeamOptions, 'store' | 'env'>) {
  const stores = await openTeamStores({ env: process.env, ...options, onWarning: () => undefined });
  return {
    keys: keysIn(stores.team),
    async close() {
      await stores.outcomes.close();
      await stores.team.close();
    },
  };
}

function lookOften(refresh: () => Promise<void>, warn: (sentence: string) => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let wasAway = false;
  const look = async () => {
    try {
      await refresh();
      wasAway = false;
    } catch (error) {
      // A store that is away is said once, not every second.
      if (!wasAway)
        warn(`the corpus stays as it is: ${error instanceof Error ? error.message : String(error)}`);
      wasAway = true;
    }
    if (timer) plan();
  };
  const plan = () => (timer = setTimeout(() => void look(), refreshMs).unref());
  plan();
  return () => {
    clearTimeout(timer);
    timer = undefined;
  };
}

interface ShelfOptions {
  readonly corpus: readonly string[];
  readonly tasks: Tasks;
  /** What every edition weighs its answers with. */
  readonly outcomes: Outcomes;
  readonly accepted: {
    revision(): Promise<string>;
    listAccepted(): Promise<readonly { readonly content: string }[]>;
  };
}

/** Holds the present edition, and makes the next one when the set of accepted proposals has changed. */
async function openShelf({ corpus, tasks, accepted, outcomes }: ShelfOptions) {
  const make = async (revision: string): Promise<Edition> => {
    const proposals = (await accepted.listAccepted()).map(({ content }): Proposal => JSON.parse(content));
    const join = async () => packOf(await tasks.join({ corpus, accepted: proposals }));
    if (proposals.length === 0) return editionOf(await openKnowledge({ corpus, outcomes }), revision, join);
    const { bytes } = await join();
    return editionOf(await openKnowledge({ corpus: [bytes], outcomes }), revision, join);
  };
  let edition = await make(await accepted.revision());
  let last: Promise<void> = Promise.resolve();
  const look = async (before: Promise<void>) => {
    // One that is under way may have looked before the change that this call is about.
    await before.catch(() => undefined);
    const revision = await accepted.revision();
    if (revision !== edition.revision) edition = await make(revision);
  };
  return {
    edition: () => edition,
    refresh: () => (last = look(last)),
  };
}

async function packOf(bytes: Uint8Array) {
  const knowledge = await openKnowledge({ corpus: [bytes] });
  return { digest: knowledge.packs[0]?.digest ?? '', bytes };
}

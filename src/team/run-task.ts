import { Worker } from 'node:worker_threads';
import type { Appraisal } from '../corpus/index.ts';
import type { AppraiseTask, JoinTask } from './tasks.ts';
import { TeamError } from './team-error.ts';

const longestMs = 120_000;

/** Runs tasks in threads, one at a time: they are for the second core, not for all of it. */
export interface Tasks {
  join(task: Omit<JoinTask, 'kind'>): Promise<Uint8Array>;
  appraise(task: Omit<AppraiseTask, 'kind'>): Promise<Appraisal>;
}

export function createTasks(): Tasks {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = async <T>(task: JoinTask | AppraiseTask): Promise<T> => {
    const before = last;
    const mine = (async () => {
      await before.catch(() => undefined);
      return run<T>(task);
    })();
    last = mine;
    return mine;
  };
  return {
    join: (task) => inTurn<Uint8Array>({ kind: 'join', ...task }),
    appraise: (task) => inTurn<Appraisal>({ kind: 'appraise', ...task }),
  };
}

async function run<T>(task: JoinTask | AppraiseTask): Promise<T> {
  const worker = new Worker(
    new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js', import.meta.url),
    {
      workerData: task,
    },
  );
  const limit = setTimeout(() => void worker.terminate(), longestMs);
  try {
    return await new Promise<T>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () =>
        reject(new TeamError('failed', `Expected an answer within ${longestMs} ms, found none`)),
      );
    });
  } finally {
    clearTimeout(limit);
  }
}

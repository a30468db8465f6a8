import { parentPort, workerData } from 'node:worker_threads';
import { appraiseProposal, joinCorpus, type AppraiseTask, type JoinTask } from './tasks.ts';

// One task, one thread: it ends when its answer is sent.
const task: JoinTask | AppraiseTask = workerData;
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a thread, not of a window
parentPort?.postMessage(task.kind === 'join' ? await joinCorpus(task) : await appraiseProposal(task));

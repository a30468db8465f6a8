/** Runs tasks, at most so many at a time, in the order in which they were added. */
export interface TrialPool {
  run<T>(task: () => Promise<T>): Promise<T>;
}

export function createTrialPool(jobs: number): TrialPool {
  let free = jobs;
  const waiting: (() => void)[] = [];
  return {
    async run(task) {
      if (free > 0) free--;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      try {
        return await task();
      } finally {
        const next = waiting.shift();
        if (next) next();
        else free++;
      }
    },
  };
}

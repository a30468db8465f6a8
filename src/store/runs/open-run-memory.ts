import type { RunMemory } from './run-memory.ts';

/** What `wayout run` remembers; loaded here, so that an explanation does not pay for it. */
export async function openRunMemory(env: NodeJS.ProcessEnv): Promise<RunMemory> {
  const { createRunMemory } = await import('./run-memory.ts');
  return createRunMemory(env);
}

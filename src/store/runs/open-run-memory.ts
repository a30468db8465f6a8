import type { RunMemory } from './run-memory.ts';
import type { Variables } from '../../data-folder.ts';

/** What `wayout run` remembers; loaded here, so that an explanation does not pay for it. */
export async function openRunMemory(env: Variables): Promise<RunMemory> {
  const { createRunMemory } = await import('./run-memory.ts');
  return createRunMemory(env);
}

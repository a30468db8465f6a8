import { z } from 'zod';
import type { PendingFailure } from './infer.ts';

const pendingSchema = z.object({
  id: z.string(),
  time: z.string(),
  command: z.string(),
  head: z.string(),
  record: z.string().exactOptional(),
  cause: z.string().exactOptional(),
  corpus: z.string(),
  tools: z.array(z.string()),
  actions: z.array(
    z.object({
      action: z.string(),
      steps: z.array(z.object({ words: z.array(z.string()), variables: z.record(z.string(), z.string()) })),
      done: z.array(z.number()),
      varied: z.boolean(),
    }),
  ),
  tried: z.array(z.string()),
});

/** @throws where it is none of ours */
export function parsePending(value: unknown): readonly PendingFailure[] {
  return z.array(pendingSchema).parse(value);
}

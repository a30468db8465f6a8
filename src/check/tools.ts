import { readFileSync } from 'node:fs';
import { z } from 'zod';

const toolsSchema = z.record(z.string(), z.looseObject({ command: z.string(), version: z.string() }));

/** Tool → how it is asked for its version: the one list of programs that a check can run. */
export type Tools = z.infer<typeof toolsSchema>;

/** The closed list that comes with the package. */
export function loadTools(): Tools {
  // The same place from src/ and from dist/.
  const file = new URL('../../vocabulary/tools.json', import.meta.url);
  return toolsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
}

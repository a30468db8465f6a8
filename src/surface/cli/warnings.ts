import { inert } from '../../diagnosis/index.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { Terminal } from './command.ts';

/** Says which records of a corpus could not be read; the others work. */
export function warnOf({ warnings }: Knowledge, { stderr }: Terminal): void {
  for (const warning of warnings) stderr.write(`wayout: left out ${inert(warning)}\n`);
}

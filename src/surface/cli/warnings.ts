import { inert } from '../../diagnosis/index.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { Terminal } from './command.ts';

/** Says what went wrong with outcomes or history, as soon as it is known. */
export function warnTo({ stderr }: Terminal): (sentence: string) => void {
  return (sentence) => void stderr.write(`wayout: ${inert(sentence)}\n`);
}

/** Says which records of a corpus could not be read; the others work. */
export function warnOf({ warnings }: Knowledge, { stderr }: Terminal): void {
  for (const warning of warnings) stderr.write(`wayout: left out ${inert(warning)}\n`);
}

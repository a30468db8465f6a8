import { createHash } from 'node:crypto';
import type { Knowledge } from '../../knowledge.ts';
import type { Inferred } from './session/advance.ts';

/** Keeps what a session showed about actions: each story once, however often it is told. */
export async function reportInferred(
  knowledge: Knowledge,
  session: string,
  inferred: readonly Inferred[],
): Promise<void> {
  for (const { record, action, cause, kind, since } of inferred) {
    const id = uuidOf([session, record, action, kind, since].join('\n'));
    const report = { id, record, action, kind, source: 'inferred' as const };
    // oxlint-disable-next-line no-await-in-loop -- one store, one writer
    await knowledge.report({ ...report, ...(cause === undefined ? {} : { cause }) });
  }
}

/** RFC 9562, version 8: the bits are our own. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

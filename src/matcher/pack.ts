import type { FailureRecord } from '../record/index.ts';
import { MatcherError } from './matcher-error.ts';
import type { Pack } from './types.ts';

const magic = 'WAYOUT1\n';

/** Compiles records into one file. The same records give the same bytes. */
export function compilePack(records: readonly FailureRecord[]): Uint8Array {
  for (const record of records) checkPatterns(record);
  const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : 1));
  return new TextEncoder().encode(magic + JSON.stringify(sorted));
}

/** @throws {MatcherError} `bad_pack` where the bytes are not a whole pack of this version. */
export function openPack(bytes: Uint8Array): Pack {
  const text = new TextDecoder().decode(bytes);
  if (!text.startsWith(magic))
    throw new MatcherError('bad_pack', `Expected a wayout pack, found ${bytes.length} bytes`);
  const parsed: readonly FailureRecord[] = JSON.parse(text.slice(magic.length));
  const records = new Map(parsed.map((record) => [record.id, record]));
  return { digest: '', size: records.size, ids: () => [...records.keys()], find: (id) => records.get(id) };
}

function checkPatterns({ id, regex, patterns = [] }: FailureRecord): void {
  for (const text of [
    regex ?? [],
    ...patterns.map((pattern) => pattern.sequence ?? pattern.regex ?? []),
  ].flat()) {
    try {
      RegExp(text, 'u');
    } catch (error) {
      throw new MatcherError('bad_pattern', `${id}: expected a regular expression, found ${text}`, {
        cause: error,
      });
    }
  }
}

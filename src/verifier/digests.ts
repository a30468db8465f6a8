import { createHash } from 'node:crypto';
import type { Reproduction, ReproductionFile } from './reproduction-schema.ts';

/** SHA-256, hex. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * SHA-256 of all that one trial runs: the common part, its cause and its action, with the contents of the files. A change to
 * another action leaves it as it is, so only the entries that a change touches become stale.
 */
export function digestOfTrial(
  reproduction: Reproduction,
  attachments: ReadonlyMap<string, Uint8Array>,
  cause: string,
  action: string | undefined,
): string {
  // Checks look from `folder`; the trial does not.
  const { $schema: _, matrix: __, folder: ____, causes, actions, files, ...common } = reproduction;
  const own = causes[cause];
  const { causes: ___, ...performed } = (action === undefined ? undefined : actions[action]) ?? {};
  const contents = Object.entries({ ...files, ...own?.files }).map(([path, file]) => {
    return [path, contentOf(file, attachments), typeof file === 'object' && file.executable === true];
  });
  return sha256(JSON.stringify(sorted({ ...common, contents, cause: own, action: performed })));
}

function contentOf(file: ReproductionFile, attachments: ReadonlyMap<string, Uint8Array>): string {
  if (typeof file === 'string') return sha256(file);
  return sha256(file.from === undefined ? (file.text ?? '') : (attachments.get(file.from) ?? ''));
}

/** The same value whatever the order in which its keys were written; services keep theirs, it is the order of starting. */
function sorted(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((inner: unknown) => sorted(inner));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, sorted(inner, name)] as const);
  if (key === 'services') return entries;
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

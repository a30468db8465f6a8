import { parseRecord, type FailureRecord } from '../../record/index.ts';
import type { ImportedEntry, Importer } from './importer.ts';
import { isObject, textOf } from './foreign-value.ts';
import { translatePythonRegex } from './python-regex.ts';

/** deadends.dev: one failure canon a line. Its regexes are Python's and are searched without regard to case. */
export const deadends: Importer = {
  name: 'deadends',
  about: 'failure canons of deadends.dev, schema 1.0.0',
  importEntry,
};

function importEntry(entry: unknown, where: string): ImportedEntry {
  if (!isObject(entry) || !isObject(entry['error']) || typeof entry['id'] !== 'string') {
    return unreadable(where, 'expected an object with id and error');
  }
  const { id } = entry;
  const regex = textOf(entry['error'], 'regex');
  const translated = regex === undefined ? undefined : translatePythonRegex(regex);
  const refused = translated?.kind === 'refused' ? [refusal(id, translated.reason)] : [];
  try {
    const record = publishedForm(entry, translated?.kind === 'regex' ? translated.regex : undefined);
    return { record, notes: refused };
  } catch (error) {
    return unreadable(id, error instanceof Error ? error.message : String(error));
  }
}

function unreadable(id: string, message: string): ImportedEntry {
  return { notes: [{ id, kind: 'unreadable', message }] };
}

function refusal(id: string, reason: string) {
  return { id, kind: 'refused-regex', message: `a regex with ${reason} is not used` } as const;
}

/** Every rate stays what it was, a claim: nothing of it is evidence, and the tier says so. */
function publishedForm(entry: Readonly<Record<string, unknown>>, regex: string | undefined): FailureRecord {
  const { error, environment, verdict, metadata, transition_graph: graph } = entry;
  const env = isObject(environment) ? environment : {};
  return parseRecord({
    ...pick(entry, ['id', 'dead_ends', 'workarounds']),
    ...pick(error, ['signature', 'domain', 'category', 'first_seen', 'last_confirmed']),
    ...pick(verdict, ['resolvable', 'fix_success_rate', 'confidence', 'last_updated']),
    ...pick(metadata, ['evidence_count']),
    regex,
    root_cause: isObject(verdict) ? verdict['summary'] : undefined,
    versions: versionsOf(env),
    environment: env,
    transition_graph: isObject(graph) ? renamedEdges(graph) : undefined,
    verification_tier: 'ai_generated',
    locale: 'en',
  });
}

function pick(value: unknown, names: readonly string[]): Readonly<Record<string, unknown>> {
  return isObject(value) ? Object.fromEntries(names.map((name) => [name, value[name]])) : {};
}

/** `{ name: "gradle", version_range: ">=8.0" }` → `gradle >=8.0`, the seed's way of naming a tool's version. */
function versionsOf(environment: Readonly<Record<string, unknown>>) {
  const { runtime } = environment;
  const name = textOf(runtime, 'name');
  const range = textOf(runtime, 'version_range');
  return name === undefined ? [] : [{ version: range === undefined ? name : `${name} ${range}` }];
}

/** Edges name the other record by `error_id`, and what tells look-alikes apart is a `distinction`. */
function renamedEdges(graph: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(graph).map(([kind, edges]) => [kind, Array.isArray(edges) ? edges.map(renamedEdge) : []]),
  );
}

function renamedEdge(edge: unknown): unknown {
  if (!isObject(edge)) return edge;
  const { error_id: id, distinction, ...rest } = edge;
  return { ...rest, id: rest['id'] ?? id, difference: rest['difference'] ?? distinction };
}

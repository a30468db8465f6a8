import { dropEmpty } from './drop-empty.ts';
import { authoredFields, type FailureRecord } from './schema.ts';

/** One authored text or list that differs between two records. */
export interface RecordChange {
  /** Dotted path; elements of lists go by their id where they have one. */
  readonly at: string;
  /** As text; absent where there was nothing. */
  readonly was?: string;
  readonly now?: string;
}

const derived = new Set(['measured', 'fail_rate', 'success_rate', 'status', 'count', 'probability']);

/** What people wrote differently in two records, Chinese texts included; derived numbers are not compared. */
export function diffRecords(before: FailureRecord, after: FailureRecord): readonly RecordChange[] {
  const names = [...authoredFields, 'signature_zh', 'root_cause_zh'].filter((name) => name !== '$schema');
  // What publishing fills in says nothing.
  const [was, now] = [before, after].map((record) =>
    Object(dropEmpty({ ...record, locale: record.locale ?? 'en' })),
  );
  return names.flatMap((name) => diff(was[name], now[name], name));
}

function diff(was: unknown, now: unknown, at: string): readonly RecordChange[] {
  if (was === undefined && now === undefined) return [];
  if ((isList(was) || was === undefined) && (isList(now) || now === undefined) && hasIds(was ?? now)) {
    return diffKeyed(byId(was), byId(now), at);
  }
  if (isObject(was) && isObject(now)) {
    return diffKeyed(new Map(Object.entries(was)), new Map(Object.entries(now)), at);
  }
  const [before, after] = [textOf(was), textOf(now)];
  if (before === after) return [];
  return [{ at, ...(before !== undefined && { was: before }), ...(after !== undefined && { now: after }) }];
}

function diffKeyed(was: ReadonlyMap<string, unknown>, now: ReadonlyMap<string, unknown>, at: string) {
  const keys = new Set([...was.keys(), ...now.keys()]);
  return [...keys]
    .filter((key) => !derived.has(key))
    .flatMap((key) => diff(was.get(key), now.get(key), `${at}.${key}`));
}

function byId(list: unknown): ReadonlyMap<string, unknown> {
  if (!isList(list)) return new Map();
  return new Map(
    list.map((item, i) => [isObject(item) && typeof item['id'] === 'string' ? item['id'] : `#${i}`, item]),
  );
}

function hasIds(list: unknown): boolean {
  return isList(list) && list.some((item) => isObject(item));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !isList(value);
}

function textOf(value: unknown): string | undefined {
  return value === undefined || typeof value === 'string' ? value : JSON.stringify(value, null, 1);
}

import type { Tally } from '../evidence/index.ts';
import type { Outcome } from '../record/index.ts';
import { environmentOf, kindOf, sourceOf } from './codes.ts';

/** A row as an engine gives it: column → value. */
export type Row = Readonly<Record<string, unknown>>;

export function rowOf(value: unknown): Row {
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}

/** An outcome of a row with the names in place of their numbers. */
export function outcomeOf(row: Row): Outcome {
  return {
    schema: 1,
    id: uuidOf(row['id']),
    time: new Date(Number(row['time'])).toISOString(),
    record: String(row['record']),
    ...present('action', row['action']),
    ...present('cause', row['cause']),
    kind: kindOf(row['kind']),
    source: sourceOf(row['source']),
    environment: environmentOf(row['environment']),
    reporter: hexOf(row['reporter']),
    place: hexOf(row['place']),
    corpus: String(row['corpus']),
    ...present('led_to', row['led_to']),
    ...present('note', row['note']),
  };
}

export function tallyOf(row: Row): Tally {
  return {
    ...present('action', row['action']),
    ...present('cause', row['cause']),
    kind: kindOf(row['kind']),
    environment: environmentOf(row['environment']),
    reporter: hexOf(row['reporter']),
    place: hexOf(row['place']),
    ...present('led_to', row['led_to']),
    count: Number(row['count']),
  };
}

export function bytesOf(hex: string): Buffer {
  return Buffer.from(hex.replaceAll('-', ''), 'hex');
}

function hexOf(value: unknown): string {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : String(value);
}

function uuidOf(value: unknown): string {
  const hex = hexOf(value).replaceAll('-', '');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function present<K extends string>(key: K, value: unknown): { readonly [key in K]?: string } {
  if (typeof value !== 'string') return {};
  const property: { [key in K]?: string } = {};
  property[key] = value;
  return property;
}

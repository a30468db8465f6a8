import { readBuilt } from './assets.ts';

/** One table of docs/measurements.md: what the evaluation or the benchmarks measured, each with its n. */
export interface MeasuredSection {
  readonly title: string;
  readonly rows: readonly MeasuredRow[];
}

export interface MeasuredRow {
  readonly measure: string;
  readonly value: string;
  readonly n: string;
  /** `>= 85 %`, `<= 60 ms`; empty where nothing was to reach. */
  readonly target: string;
}

/** The results that this build came with. */
export function readMeasurements(): readonly MeasuredSection[] {
  const text = readBuilt('measurements.json');
  return text === undefined ? [] : JSON.parse(text);
}

/** Whether a row reaches its target; `undefined` where it has none. */
export function isReached({ value, target }: MeasuredRow): boolean | undefined {
  const [, sign, wanted] = /^([<>]=)?\s*([\d.,]+)/.exec(target) ?? [];
  const found = Number.parseFloat(value.replaceAll(',', ''));
  if (wanted === undefined || !Number.isFinite(found)) return undefined;
  const limit = Number.parseFloat(wanted.replaceAll(',', ''));
  if (sign === '>=') return found >= limit;
  return sign === '<=' ? found <= limit : found === limit;
}

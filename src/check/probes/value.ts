import { fillIn } from '../captures.ts';
import { findPlaces } from '../files/find-places.ts';
import { parseData } from '../files/parse-data.ts';
import { readText } from '../files/read-text.ts';
import type { Probe } from '../probe.ts';
import { sight, type Sentence, type Sight } from '../sight.ts';

/**
 * Whether a JSON, TOML, INI or YAML file holds something at a path. Its value is compared and never shown. A file that is not there holds
 * nothing; whether something is absent from it cannot be told then.
 */
export const probeValue: Probe<'value'> = async (question, { machine, captures }) => {
  const file = fillIn(question.file, captures);
  const at = question.at.map((name) => fillIn(name, captures));
  const wanted: Wanted = {
    is: question.is ?? 'present',
    equals: question.equals?.map((text) => fillIn(text, captures)),
    part: question.contains === undefined ? undefined : fillIn(question.contains, captures),
  };
  const missing = { en: `${file} is not there`, zh: `${file} 不存在` };
  let last: Sight = sight(wanted.is === 'absent' ? undefined : false, missing);
  for (const place of await findPlaces(file, machine)) {
    if (!place.stats) continue;
    const data = parseData(await readText(place), question.format, place.shown);
    last = compare(
      valuesAt(data, at),
      wanted,
      `${at.join('.')} in ${place.shown}`,
      `${place.shown} 中的 ${at.join('.')}`,
    );
    if (last.holds === true) break;
  }
  return last;
};

interface Wanted {
  readonly is: 'present' | 'absent';
  readonly equals: readonly string[] | undefined;
  readonly part: string | undefined;
}

function compare(values: readonly unknown[], { is, equals, part }: Wanted, en: string, zh: string): Sight {
  const isThere = values.length > 0;
  if (is === 'absent') return sight(!isThere, presence(isThere, en, zh));
  if (!isThere || (!equals && part === undefined)) return sight(isThere, presence(isThere, en, zh));
  const holds = values
    .map(textOf)
    .some((text) => (!equals || equals.includes(text)) && (part === undefined || text.includes(part)));
  return sight(
    holds,
    holds
      ? { en: `${en} has the value in question`, zh: `${zh} 正是要找的值` }
      : { en: `${en} has another value`, zh: `${zh} 是别的值` },
  );
}

function presence(isThere: boolean, en: string, zh: string): Sentence {
  return isThere
    ? { en: `${en} is set`, zh: `${zh} 已设置` }
    : { en: `${en} is not set`, zh: `${zh} 未设置` };
}

function valuesAt(data: unknown, [name, ...rest]: readonly string[]): readonly unknown[] {
  if (name === undefined) return data === undefined ? [] : [data];
  if (typeof data !== 'object' || data === null) return [];
  if (name === '*') return Object.values(data).flatMap((inner: unknown) => valuesAt(inner, rest));
  // Own names only: a file must not reach what JavaScript's objects inherit.
  const entry = Object.entries(data).find(([key]) => key === name);
  return entry ? valuesAt(entry[1], rest) : [];
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

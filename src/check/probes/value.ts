import { fillIn } from '../captures.ts';
import { findPlace } from '../files/find-place.ts';
import { parseData } from '../files/parse-data.ts';
import { readText } from '../files/read-text.ts';
import type { Probe } from '../probe.ts';
import { sight, type Sentence } from '../sight.ts';

/** Whether a JSON, TOML, INI or YAML file holds something at a path. Its value is compared and never shown. */
export const probeValue: Probe<'value'> = async (question, { machine, captures }) => {
  const place = await findPlace(fillIn(question.file, captures), machine);
  const at = question.at.map((name) => fillIn(name, captures));
  const data = parseData(await readText(place), question.format, place.shown);
  const values = valuesAt(data, at);
  const shown = `${at.join('.') || '(root)'} in ${place.shown}`;
  const shownZh = `${place.shown} 中的 ${at.join('.') || '（根）'}`;
  const wanted = question.equals?.map((text) => fillIn(text, captures));
  const part = question.contains === undefined ? undefined : fillIn(question.contains, captures);
  if (question.is === 'absent')
    return sight(values.length === 0, presence(values.length > 0, shown, shownZh));
  if (!wanted && part === undefined)
    return sight(values.length > 0, presence(values.length > 0, shown, shownZh));
  if (values.length === 0) return sight(false, presence(false, shown, shownZh));
  const holds = values.some(
    (value) =>
      (!wanted || wanted.includes(textOf(value))) && (part === undefined || textOf(value).includes(part)),
  );
  return sight(
    holds,
    holds
      ? { en: `${shown} has the value in question`, zh: `${shownZh} 正是要找的值` }
      : { en: `${shown} has another value`, zh: `${shownZh} 是别的值` },
  );
};

function presence(isThere: boolean, shown: string, shownZh: string): Sentence {
  return isThere
    ? { en: `${shown} is set`, zh: `${shownZh} 已设置` }
    : { en: `${shown} is not set`, zh: `${shownZh} 未设置` };
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

import { fillIn } from '../captures.ts';
import { findPlace } from '../files/find-place.ts';
import { readText } from '../files/read-text.ts';
import type { Probe } from '../probe.ts';
import { sight } from '../sight.ts';

/**
 * Whether a line of a text file starts with, or contains, one of some fixed texts. The line is not shown. A line keeps its
 * carriage return, so that Windows line endings can be told.
 */
export const probeText: Probe<'text'> = async (question, { machine, captures }) => {
  const place = await findPlace(fillIn(question.path, captures), machine);
  const lines = (await readText(place)).split('\n');
  const { line = 'any' } = question;
  const number = line === 'first' ? 1 : line === 'any' ? undefined : Number(fillIn(String(line), captures));
  const looked = number === undefined ? lines : lines.slice(number - 1, number);
  const starts = question.starts_with?.map((text) => fillIn(text, captures));
  const parts = question.contains?.map((text) => fillIn(text, captures));
  const index = looked.findIndex(
    (one) =>
      (!starts || starts.some((text) => one.startsWith(text))) &&
      (!parts || parts.some((text) => one.includes(text))),
  );
  const wanted = [...(starts ?? []), ...(parts ?? [])].map(visible).join(', ');
  const at = index < 0 ? '' : `:${number ?? index + 1}`;
  const where = number === undefined || at ? `${place.shown}${at}` : `${place.shown}:${number}`;
  return index < 0
    ? sight(false, { en: `${where} does not hold ${wanted}`, zh: `${where} 不含 ${wanted}` })
    : sight(true, { en: `${where} holds ${wanted}`, zh: `${where} 含有 ${wanted}` });
};

function visible(text: string): string {
  return JSON.stringify(text);
}

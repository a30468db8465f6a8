import { fillIn } from '../captures.ts';
import type { Place } from '../files/find-place.ts';
import { findPlaces } from '../files/find-places.ts';
import { readText } from '../files/read-text.ts';
import type { Probe } from '../probe.ts';
import { sight, type Sight } from '../sight.ts';

/**
 * Whether a line of a text file starts with, contains or ends as asked. The line is not shown. A file that is not there holds nothing.
 */
export const probeText: Probe<'text'> = async (question, { machine, captures }) => {
  const path = fillIn(question.path, captures);
  const { line = 'any' } = question;
  const wanted: Wanted = {
    number: line === 'first' ? 1 : line === 'any' ? undefined : Number(fillIn(String(line), captures)),
    starts: question.starts_with?.map((text) => fillIn(text, captures)),
    ending: question.ending,
    parts: question.contains?.map((text) => fillIn(text, captures)),
  };
  let last: Sight = sight(false, { en: `${path} is not there`, zh: `${path} 不存在` });
  for (const place of await findPlaces(path, machine)) {
    if (!place.stats) continue;
    last = look(place, await readText(place), wanted);
    if (last.holds === true) break;
  }
  return last;
};

interface Wanted {
  /** 1-based; any line where it is absent. */
  readonly number: number | undefined;
  readonly starts: readonly string[] | undefined;
  readonly parts: readonly string[] | undefined;
  readonly ending: 'crlf' | 'lf' | undefined;
}

function look({ shown }: Place, text: string, { number, starts, parts, ending }: Wanted): Sight {
  const lines = text.split('\n');
  const looked = number === undefined ? lines : lines.slice(number - 1, number);
  const index = looked.findIndex(
    (line) =>
      (!ending || line.endsWith('\r') === (ending === 'crlf')) &&
      (!starts || starts.some((start) => line.startsWith(start))) &&
      (!parts || parts.some((part) => line.includes(part))),
  );
  const ends = ending && (ending === 'crlf' ? 'CRLF' : 'LF');
  const sought = [...(starts ?? []), ...(parts ?? [])].map((one) => JSON.stringify(one)).concat(ends ?? []);
  const named = sought.slice(0, 4).join(', ') + (sought.length > 4 ? ', …' : '');
  const where = number === undefined && index < 0 ? shown : `${shown}:${number ?? index + 1}`;
  return index < 0
    ? sight(false, { en: `${where} does not hold ${named}`, zh: `${where} 不含 ${named}` })
    : sight(true, { en: `${where} holds ${named}`, zh: `${where} 含有 ${named}` });
}

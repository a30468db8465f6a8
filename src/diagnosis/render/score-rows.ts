import type { ScorePart } from '../types.ts';
import type { Texts } from './texts.ts';

/** The parts of a score in words, the strongest first: `+2.33  the signature stands on the line (cover)`. */
export function scoreRows(why: readonly ScorePart[], { score }: Texts): readonly string[] {
  const words: Readonly<Record<string, string>> = score;
  return why
    .map(({ name, value }) => ({ name, shown: value.toFixed(2) }))
    .filter(({ shown }) => Number(shown) !== 0)
    .map(({ name, shown }) => {
      const signed = `${Number(shown) > 0 ? '+' : ''}${shown}`.padStart(6);
      const said = words[name];
      return `${signed}  ${said === undefined ? name : `${said} (${name})`}`;
    });
}

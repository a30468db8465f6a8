import { createInputReader } from '../read/read-input.ts';
import { createPrefixReader } from '../read/strip-prefixes.ts';
import { createTemplateCounts, templateOf, type TemplateCounts } from '../regions/template-counts.ts';

/** The line templates of a run that passed. */
export function greenTemplates(green: Uint8Array): TemplateCounts {
  const counts = createTemplateCounts();
  const prefixes = createPrefixReader();
  const reader = createInputReader(({ bytes }) => {
    for (let at = 0; at < bytes.length;) {
      const newline = bytes.indexOf(10, at);
      const stop = newline < 0 ? bytes.length : newline;
      const end = stop > at && bytes[stop - 1] === 13 ? stop - 1 : stop;
      counts.add(templateOf(bytes, prefixes.textStart(bytes, at, end), end));
      at = stop + 1;
    }
  });
  reader.push(green);
  reader.flush();
  return counts;
}

import { basename, relative } from 'node:path';
import { maskSecrets } from '../evidence/index.ts';
import { parseRecordSource, parseTranslations, type Proposal } from '../record/index.ts';
import { CorpusError } from './corpus-error.ts';
import { loadFolder, type Example } from './load-folder.ts';

/** What would be sent of a folder. */
export interface FolderProposal {
  readonly proposal: Proposal;
  /** Files whose content is in it, seen from the folder. */
  readonly files: readonly string[];
  /** Where something looked like a secret and is hidden. */
  readonly masked: readonly string[];
}

/**
 * A record's folder as a proposal: record.json, zh.json and the examples; what was measured stays. Secrets are masked but
 * for those in expressions, which would then be others.
 * @throws {CorpusError} where the folder holds no record, or an example is not text
 */
export function proposalOfFolder(folder: string): FolderProposal {
  const { folders, broken } = loadFolder(folder);
  const [fault] = broken;
  if (fault) throw new CorpusError('broken_record', `${fault.file}: ${fault.message}`);
  const [found] = folders;
  if (!found || folders.length > 1)
    throw new CorpusError('not_found', `Expected one record in ${folder}, found ${folders.length}`);
  const masked: string[] = [];
  const hide = (text: string, place: string) => {
    const safe = maskSecrets(text);
    if (safe !== text) masked.push(place);
    return safe;
  };
  const texts = (examples: readonly Example[]) =>
    examples.map((example) => {
      const name = basename(example.file);
      return { name, text: hide(textOf(example), relative(folder, example.file)) };
    });
  const { source, translations, examples, counterexamples } = found;
  const zh = Object.keys(translations).length > 0;
  return {
    proposal: {
      source: parseRecordSource(hideIn(source, 'record.json', hide)),
      ...(zh && { translations: parseTranslations(hideIn(translations, 'zh.json', hide)) }),
      examples: texts(examples),
      counterexamples: texts(counterexamples),
    },
    files: [
      'record.json',
      ...(zh ? ['zh.json'] : []),
      ...[...examples, ...counterexamples].map(({ file }) => relative(folder, file)),
    ],
    masked,
  };
}

/** Fields that hold expressions. */
const expressions = new Set(['regex', 'sequence']);

function hideIn(value: unknown, place: string, hide: (text: string, place: string) => string): unknown {
  if (typeof value === 'string') return hide(value, place);
  if (Array.isArray(value)) return value.map((one, i) => hideIn(one, `${place} ${i}`, hide));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      expressions.has(key) ? inner : hideIn(inner, `${place} ${key}`, hide),
    ]),
  );
}

function textOf({ file, bytes }: Example): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new CorpusError('broken_record', `Expected text in UTF-8 in ${file}, found other bytes`, { cause });
  }
}

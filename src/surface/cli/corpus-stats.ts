import { existsSync, statSync } from 'node:fs';
import { corpusStats, loadFolder, loadRecords, patternVariants } from '../../corpus/index.ts';
import type { CorpusStats, PatternVariants } from '../../corpus/index.ts';
import { inert } from '../../diagnosis/index.ts';
import { openKnowledge } from '../../knowledge.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';
import { jsonText } from './json-text.ts';

const surprisesShown = 10;

/** `wayout corpus stats [PATH]`: the shipped pack where no path is given. */
export async function runCorpusStats(
  [path, ...more]: readonly string[],
  invocation: Invocation,
  { stdout }: Terminal,
): Promise<number> {
  if (more.length > 0) throw new CliError('usage', `Expected one corpus, found ${more.length + 1}`);
  if (path !== undefined && !existsSync(path))
    throw new CliError('unreadable', `Expected a corpus at ${path}, found nothing there`);
  const stats = corpusStats(await recordsOf(path));
  // Captured outputs stand in source folders only.
  const folders = path !== undefined && statSync(path).isDirectory() ? loadFolder(path).folders : [];
  const narrow = patternVariants(folders).filter(({ variants }) => variants.length < 2);
  const patterns = folders.length > 0 ? { patternsOfOneVersion: narrow } : {};
  const json = invocation.text('format') === 'json';
  stdout.write(json ? `${jsonText({ ...stats, ...patterns }, 2)}\n` : render(stats, patterns));
  return exitCodes.answered;
}

async function recordsOf(path: string | undefined) {
  if (path !== undefined && statSync(path).isDirectory()) return loadRecords(path).records;
  const knowledge = await openKnowledge(path === undefined ? {} : { corpus: [path] });
  return knowledge.ids().flatMap((id) => knowledge.find(id) ?? []);
}

function render(
  stats: CorpusStats,
  { patternsOfOneVersion: narrow }: { readonly patternsOfOneVersion?: readonly PatternVariants[] },
): string {
  const { claims, reproducedClaims: reproduced, surprising } = stats;
  const width = Math.max(0, ...stats.families.map(({ family }) => family.length));
  return [
    `${stats.records} records in ${stats.families.length} families: ${counts(stats.tiers)}`,
    `${stats.wrappers} wrappers; ${stats.severalCauses} with several causes`,
    `texts: ${counts(stats.texts)}; patterns for localised output: ${counts(stats.localised) || 'none'}`,
    `claims executed: ${claims.executed} of ${claims.all}; of reproduced records ${reproduced.executed} of ${reproduced.all}`,
    `matrix: ${stats.cells} cells, ${stats.trials} trials${stats.lastTrial ? `, the newest of ${stats.lastTrial}` : ''}`,
    `transitions measured: ${stats.measuredEdges}`,
    '',
    'Families (records, reproduced, trials)',
    ...stats.families.map(
      ({ family, records, reproduced: shown, trials }) =>
        `  ${inert(family).padEnd(width)}  ${records}  ${shown}  ${trials}`,
    ),
    '',
    `Dead ends that surprised: with a source cited, fixed nothing in any trial (${surprising.length})`,
    ...firstOfEach(surprising)
      .slice(0, surprisesShown)
      .map(
        ({ record, action, trials, harmful }) =>
          `  ${inert(record)}: ${inert(action)} [0 of ${trials}${harmful > 0 ? `, destroyed work in ${harmful}` : ''}]`,
      ),
    ...(surprising.length > surprisesShown ? ['  … all of them: --format json'] : []),
    ...(narrow ? ['', ...narrowRows(narrow)] : []),
    '',
  ].join('\n');
}

/** The most tried of each record: one record's dead ends would fill the list. */
function firstOfEach(surprising: CorpusStats['surprising']): CorpusStats['surprising'] {
  return surprising.filter(({ record }, i) => surprising.findIndex((other) => other.record === record) === i);
}

function narrowRows(narrow: readonly PatternVariants[]): readonly string[] {
  return [
    `Patterns without an example from a second version (${narrow.length})`,
    ...narrow.map(
      ({ record, pattern, variants }) =>
        `  ${inert(record)} pattern ${pattern}: ${inert(variants[0] ?? 'no example of its own')}`,
    ),
  ];
}

function counts(of: Readonly<Record<string, number>>): string {
  return Object.entries(of)
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${inert(name)} ${count}`)
    .join(', ');
}

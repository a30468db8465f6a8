import { existsSync } from 'node:fs';
import { buildPack, loadRecords } from '../../corpus/index.ts';
import { openKnowledge } from '../../knowledge.ts';
import { inert } from '../../diagnosis/index.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';
import { runCorpusImport } from './corpus-import.ts';
import { runCorpusStats } from './corpus-stats.ts';
import { replaceFile } from './replace-file.ts';
import { warnOf } from './warnings.ts';
import { jsonText } from './json-text.ts';

/** `wayout corpus build|list|import|stats` */
export async function runCorpus(invocation: Invocation, terminal: Terminal): Promise<number> {
  const [verb, ...paths] = invocation.positionals;
  switch (verb) {
    case 'build':
      return build(paths.length > 0 ? paths : ['records'], invocation, terminal);
    case 'list':
      return list(invocation, terminal);
    case 'import':
      return runCorpusImport(paths, invocation, terminal);
    case 'stats':
      return runCorpusStats(paths, invocation, terminal);
    default:
      throw new CliError(
        'usage',
        `Expected "build", "list", "import" or "stats", found "${verb ?? 'nothing'}"`,
      );
  }
}

/** Exit 2 when a record had to be left out: a pack that silently lacks a record is a broken promise. */
function build(paths: readonly string[], invocation: Invocation, { stdout, stderr }: Terminal): number {
  const out = invocation.text('out');
  if (out === undefined) throw new CliError('usage', 'Expected --out FILE');
  for (const path of paths) {
    if (!existsSync(path))
      throw new CliError('unreadable', `Expected records at ${path}, found nothing there`);
  }
  const loaded = paths.map((path) => loadRecords(path));
  const { pack, refused } = buildPack(loaded.flatMap(({ records }) => records));
  const problems = [...loaded.flatMap(({ broken }) => broken), ...refused];
  for (const { file, message } of problems)
    stderr.write(`wayout: left out ${inert(file)}: ${inert(message)}\n`);
  replaceFile(out, pack.bytes);
  stdout.write(`${out}: ${pack.records} records, ${pack.bytes.length} bytes\n`);
  return problems.length > 0 ? exitCodes.usage : exitCodes.answered;
}

async function list(invocation: Invocation, terminal: Terminal): Promise<number> {
  const knowledge = await openKnowledge({ corpus: invocation.texts('corpus') });
  warnOf(knowledge, terminal);
  const rows = knowledge.ids().map((id) => {
    const { signature = '', verification_tier: tier = 'ai_generated' } = knowledge.find(id) ?? {};
    return { id, tier, signature };
  });
  if (invocation.text('format') === 'json') terminal.stdout.write(`${jsonText(rows, 2)}\n`);
  else for (const { id, tier } of rows) terminal.stdout.write(`${inert(id)}  ${inert(tier)}\n`);
  return exitCodes.answered;
}

import { inert } from '../../diagnosis/index.ts';
import { openKnowledge } from '../../knowledge.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';
import { languageOf } from './presentation.ts';
import { warnOf } from './warnings.ts';
import { jsonText } from './json-text.ts';

/** `wayout search WORDS…` */
export async function runSearch(invocation: Invocation, terminal: Terminal): Promise<number> {
  if (invocation.positionals.length === 0) throw new CliError('usage', 'Expected words to search for');
  const knowledge = await openKnowledge({ corpus: invocation.texts('corpus') });
  warnOf(knowledge, terminal);
  const found = knowledge.search(invocation.positionals.join(' ')).flatMap((id) => knowledge.find(id) ?? []);
  const lang = languageOf(invocation, terminal);
  const rows = found.map((record) => ({
    id: record.id,
    signature: lang === 'zh' ? (record.signature_zh ?? record.signature) : record.signature,
    tier: record.verification_tier ?? 'ai_generated',
  }));
  if (invocation.text('format') === 'json') terminal.stdout.write(`${jsonText(rows, 2)}\n`);
  else for (const { id, signature } of rows) terminal.stdout.write(`${inert(id)}\n  ${inert(signature)}\n`);
  return rows.length > 0 ? exitCodes.answered : exitCodes.unknown;
}

import { openKnowledge } from '../../knowledge.ts';
import { publishRecord, type FailureRecord } from '../../record/index.ts';
import {
  diagnosisOfRecord,
  inert,
  renderCheckTable,
  renderGithub,
  renderMarkdown,
  renderMatrix,
  renderText,
  type Language,
} from '../../diagnosis/index.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';
import { languageOf, styleOf } from './presentation.ts';
import { warnOf, warnTo } from './warnings.ts';
import { jsonText } from './json-text.ts';

/** `wayout show ID` */
export async function runShow(invocation: Invocation, terminal: Terminal): Promise<number> {
  const log = invocation.text('log');
  if (log !== undefined) return showLog(log, terminal);
  const [id, ...more] = invocation.positionals;
  if (id === undefined || more.length > 0)
    throw new CliError('usage', 'Expected one record id. Try: wayout corpus list');
  const knowledge = await openKnowledge({
    corpus: invocation.texts('corpus'),
    onWarning: warnTo(terminal),
  });
  warnOf(knowledge, terminal);
  const record = await knowledge.findWeighed(id);
  if (!record) {
    terminal.stderr.write(`wayout: no record "${id}". Try: wayout search ${id.split(/[/-]/).join(' ')}\n`);
    return exitCodes.unknown;
  }
  const lang = languageOf(invocation, terminal);
  const card = () => diagnosisOfRecord(record, knowledge.find, lang);
  switch (invocation.text('format')) {
    case 'json':
      terminal.stdout.write(`${jsonText(publishRecord(record), 2)}\n`);
      break;
    case 'markdown':
      terminal.stdout.write(renderMarkdown(card(), { lang }));
      terminal.stdout.write(renderMatrix(record, { lang, format: 'markdown' }));
      terminal.stdout.write(renderCheckTable(record, { lang, format: 'markdown' }));
      break;
    case 'github':
      // Markdown in a build's log could start a workflow command on a line of its own.
      terminal.stdout.write(renderGithub(card(), { lang }));
      break;
    default:
      terminal.stdout.write(
        renderText(card(), {
          lang,
          width: terminal.stdout.columns ?? 80,
          style: styleOf(terminal.stdout, terminal),
        }),
      );
      terminal.stdout.write(matrixOf(record, lang, terminal));
  }
  return exitCodes.answered;
}

function matrixOf(record: FailureRecord, lang: Language, { stdout }: Terminal): string {
  const tables = [
    renderMatrix(record, { lang, width: stdout.columns ?? 100 }),
    renderCheckTable(record, { lang }),
  ];
  return tables.map((table) => table && `\n${table}`).join('');
}

/** `wayout show --log DIGEST`: the full log of one trial. */
async function showLog(digest: string, { stdout, stderr }: Terminal): Promise<number> {
  const { openLogStore } = await import('../../verifier/index.ts');
  const log = openLogStore().find(digest);
  if (log === undefined) {
    stderr.write(`wayout: no log ${digest} on this machine; logs are kept where the trial ran\n`);
    return exitCodes.unknown;
  }
  stdout.write(log.split('\n').map(inert).join('\n'));
  return exitCodes.answered;
}

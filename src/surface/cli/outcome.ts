import { inert } from '../../diagnosis/index.ts';
import { openKnowledge, type OutcomeReport } from '../../knowledge.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';
import { jsonText } from './json-text.ts';
import { toolVersions } from './run/tool-versions.ts';

const kinds = ['worked', 'worked-with-changes', 'did-not-work', 'wrong-match'] as const;

/** `wayout outcome ID [ACTION] KIND` */
export async function runOutcome(invocation: Invocation, terminal: Terminal): Promise<number> {
  const { record, action, kind } = wordsOf(invocation.positionals);
  const knowledge = await openKnowledge({ corpus: invocation.texts('corpus') });
  try {
    const cells = knowledge.find(record)?.evidence?.cells ?? [];
    const tools = await toolVersions(
      cells.flatMap((cell) => Object.keys(cell.tools)),
      terminal.env,
    );
    const cause = invocation.text('cause');
    const note = invocation.text('note');
    const { outcome, state } = await knowledge.report({
      record,
      kind,
      ...(action !== undefined && { action }),
      ...(cause !== undefined && { cause }),
      ...(note !== undefined && { note }),
      environment: { tools },
    });
    for (const warning of knowledge.outcomes.warnings) terminal.stderr.write(`wayout: ${inert(warning)}\n`);
    const json = invocation.text('format') === 'json';
    const what = [inert(record), ...(action === undefined ? [] : [inert(action)]), kind].join(' ');
    terminal.stdout.write(json ? `${jsonText({ state, outcome }, 2)}\n` : `${state}: ${what}\n`);
    return exitCodes.answered;
  } finally {
    await knowledge.close();
  }
}

function wordsOf(positionals: readonly string[]): Pick<OutcomeReport, 'record' | 'action' | 'kind'> {
  const [record, ...rest] = positionals;
  const word = rest.at(-1);
  const kind = kinds.find((one) => one === word);
  if (record === undefined || kind === undefined || rest.length > 2)
    throw new CliError(
      'usage',
      `Expected a record, an action of it and one of ${kinds.join(', ')}; found "${positionals.join(' ')}"`,
    );
  const [action] = rest.length === 2 ? rest : [];
  if (action === undefined && kind !== 'wrong-match')
    throw new CliError('usage', `Expected the action that ${kind}; wayout show ${record} names them`);
  return { record, kind, ...(action !== undefined && { action }) };
}

import { basename } from 'node:path';
import type { Diagnosis, Finding } from '../../../diagnosis/index.ts';
import type { Knowledge, NewFailure } from '../../../knowledge.ts';
import type { FailureRecord } from '../../../record/index.ts';
import type { Terminal } from '../command.ts';
import { warnTo } from '../warnings.ts';
import { toolVersions } from './tool-versions.ts';

/** What a failed command was known as. */
export interface Explained {
  readonly knowledge: Knowledge;
  readonly diagnosis: Diagnosis;
}

/**
 * Takes notice of a command that has ended: a failure goes into the history and waits for its command to go through; what
 * its end says about earlier failures becomes outcomes, without anybody typing anything.
 */
export async function remember(
  command: readonly string[],
  ending: 'success' | 'failure',
  explained: Explained | undefined,
  terminal: Terminal,
): Promise<void> {
  const { openHistory, openOutcomes, openRunMemory } = await import('../../../knowledge.ts');
  const { env } = terminal;
  const onWarning = warnTo(terminal);
  const history = explained?.knowledge.history ?? openHistory({ env, onWarning });
  const outcomes = explained?.knowledge.outcomes ?? openOutcomes({ env, onWarning });
  const finding = explained && knownAs(explained.diagnosis);
  const failure = explained && (await failureOf(explained, finding, command));
  const { note } = await openRunMemory(env);
  const record = finding && { record: finding.id };
  const inference = note(process.cwd(), { command, ending, env, ...record }, failure);
  const time = new Date().toISOString();
  try {
    for (const { failure: past, action } of inference.fixed)
      if (past.id) await history.markFixed([past.id], { time, ...(action !== undefined && { action }) });
    if (env['WAYOUT_STORE'] === 'off') return;
    for (const { failure: past, action, kind, ledTo } of inference.outcomes) {
      if (past.record === undefined) continue;
      await outcomes.report({
        record: past.record,
        kind,
        source: 'inferred',
        corpus: past.corpus,
        environment: { tools: await toolVersions([...past.tools, basename(command[0] ?? '')], env) },
        ...(action !== undefined && { action }),
        ...(past.cause !== undefined && { cause: past.cause }),
        ...(ledTo !== undefined && { ledTo }),
      });
    }
  } finally {
    await Promise.all([history.close(), outcomes.close()]);
  }
}

/** A finding that is not sure enough to act on is none to learn from. */
function knownAs({ decision, findings }: Diagnosis): Finding | undefined {
  return decision === 'unknown' ? undefined : findings.find(({ role }) => role === 'root');
}

async function failureOf(
  { knowledge, diagnosis }: Explained,
  finding: Finding | undefined,
  command: readonly string[],
): Promise<NewFailure> {
  const [part] = diagnosis.failing;
  const cause = finding?.causes.find(({ indicated }) => indicated)?.id;
  const known = { ...(finding && { record: finding.id }), ...(cause !== undefined && { cause }) };
  const corpus = finding ? (knowledge.packs.find((pack) => pack.find(finding.id))?.digest ?? '') : '';
  const id = await knowledge.history.add({
    time: new Date().toISOString(),
    fingerprint: part?.fingerprint ?? '',
    captures: finding?.captures ?? {},
    excerpt: finding ? [] : (part?.text ?? []),
    environment: { tools: {}, platform: `${process.platform}-${process.arch}` },
    corpus,
    ...known,
  });
  const record = finding && knowledge.find(finding.id);
  return {
    id,
    corpus,
    actions: actionsOf(finding),
    tools: [...toolsOf(record), basename(command[0] ?? '')],
    ...known,
  };
}

function actionsOf(finding: Finding | undefined): NewFailure['actions'] {
  return [...(finding?.take ?? []), ...(finding?.avoid ?? [])].flatMap(({ id, command }) =>
    id === undefined || command === undefined ? [] : [{ action: id, command }],
  );
}

function toolsOf(record: FailureRecord | undefined): readonly string[] {
  return (record?.evidence?.cells ?? []).flatMap(({ tools }) => Object.keys(tools));
}

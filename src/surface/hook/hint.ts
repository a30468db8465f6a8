import {
  agentView,
  diagnosisOfRecord,
  estimateTokens,
  framed,
  renderAgent,
  type AgentAction,
  type Diagnosis,
  type Language,
} from '../../diagnosis/index.ts';
import type { Knowledge } from '../../knowledge.ts';
import { textsOf } from './texts.ts';

/** What an answer may cost the agent. */
const budget = 200;

/** What the failure is, what to avoid, what to do and how that is known; nothing of a record that gives orders to agents. */
export function hintText(diagnosis: Diagnosis, lang: Language): string | undefined {
  const best = { ...diagnosis, findings: diagnosis.findings.slice(0, 1) };
  return agentView(best).best ? renderAgent(best, { lang, budget }).trimEnd() : undefined;
}

/** That a command is a dead end, why, and how that is known; `undefined` where the record or the action may not be shown. */
export function warningText(
  { find }: Knowledge,
  record: string,
  action: string,
  lang: Language,
): string | undefined {
  const found = find(record);
  const best = found && agentView(diagnosisOfRecord(found, find, lang)).best;
  const deadEnd = best?.avoid.find(({ id }) => id === action);
  if (!best || !deadEnd) return undefined;
  const texts = textsOf(lang);
  const [what, why, how] = [
    `${texts.deadEnd}: ${named(deadEnd, texts.onlyFor)}`,
    deadEnd.detail,
    evidence(deadEnd, lang),
  ];
  const write = (lines: readonly (string | undefined)[]) =>
    `wayout: ${texts.warning(best.id)}\n${framed(
      lines.filter((line) => line !== undefined),
      texts.frame,
    )}`;
  const whole = write([what, why && `${texts.why}: ${why}`, how]);
  return estimateTokens(whole) <= budget ? whole : write([what, how]);
}

function named({ action, causes }: AgentAction, onlyFor: (causes: string) => string): string {
  return causes.length > 0 ? `${action} (${onlyFor(causes.join(', '))})` : action;
}

function evidence({ success }: AgentAction, lang: Language): string {
  const texts = textsOf(lang);
  if (success.kind !== 'measured') return `${texts.evidence}: ${texts.unmeasured}`;
  const { fixed, trials, causes_held, causes_tried } = success.measured;
  return `${texts.evidence}: ${texts.failed(trials - fixed, trials, causes_held, causes_tried)}`;
}

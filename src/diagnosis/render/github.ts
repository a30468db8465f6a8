import type { Language } from '../advise.ts';
import type { Diagnosis, Finding } from '../types.ts';
import { inert } from './inert.ts';
import { numberText } from './number.ts';
import { textsOf } from './texts-of.ts';
import type { Texts } from './texts.ts';

/**
 * The findings as GitHub Actions annotations, one workflow command a line.
 * Format: https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions
 */
export function renderGithub(
  diagnosis: Diagnosis,
  { lang = 'en' }: { readonly lang?: Language } = {},
): string {
  const texts = textsOf(lang);
  const shown =
    diagnosis.decision === 'unknown' ? [] : diagnosis.findings.filter(({ role }) => role === 'root');
  const annotations = shown.map((finding) => command('error', finding.title, body(finding, texts)));
  if (annotations.length > 0) return `${annotations.join('\n')}\n`;
  const first = diagnosis.failing[0];
  const title = first ? texts.unknownAdvice : texts.nothingFailed;
  return `${command('notice', `wayout: ${texts.decision.unknown}`, [title, ...(first?.text.slice(0, 10) ?? [])].join('\n'))}\n`;
}

function body(finding: Finding, texts: Texts): string {
  return [
    `${finding.id} (${texts.lines(...finding.lines)}): ${finding.text}`,
    ...finding.avoid.map((action) => `${texts.avoid}: ${action.action} [${numberText(action, texts)}]`),
    ...finding.take.map(
      (action) =>
        `${texts.take}: ${action.action}${action.command ? ` $ ${action.command}` : ''} [${numberText(action, texts)}]`,
    ),
  ].join('\n');
}

function command(kind: 'error' | 'notice', title: string, message: string): string {
  return `::${kind} title=${escapeData(title).replaceAll(':', '%3A').replaceAll(',', '%2C')}::${escapeData(message)}`;
}

/** Percent-encoding of workflow command data, so that a log cannot start a command of its own. */
function escapeData(text: string): string {
  return text
    .split('\n')
    .map(inert)
    .join('\n')
    .replaceAll('%', '%25')
    .replaceAll('\r', '%0D')
    .replaceAll('\n', '%0A');
}

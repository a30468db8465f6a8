import type { Language } from '../advise.ts';
import type { AdvisedAction, Diagnosis, Finding } from '../types.ts';
import { inert } from './inert.ts';
import { numberText } from './number.ts';
import { scoreRows } from './score-rows.ts';
import { textsOf } from './texts-of.ts';
import type { Texts } from './texts.ts';

export interface MarkdownOptions {
  /** @default 'en' */
  readonly lang?: Language;
  /** Show the parts of each score. @default 'hide' */
  readonly scores?: 'show' | 'hide';
}

/** The card as GitHub-flavoured Markdown, for job summaries and issues. Corpus and log text cannot bring markup. */
export function renderMarkdown(
  diagnosis: Diagnosis,
  { lang = 'en', scores = 'hide' }: MarkdownOptions = {},
): string {
  const texts = textsOf(lang);
  const [best, ...others] = diagnosis.findings;
  const rowsOf = ({ why }: Finding) => (scores === 'show' ? [fenced(scoreRows(why, texts).join('\n'))] : []);
  const list = (title: string, findings: readonly Finding[]) =>
    findings.length === 0
      ? []
      : [`### ${title}`, findings.map((one) => otherFinding(one, rowsOf(one), texts)).join('\n')];
  if (diagnosis.decision === 'unknown' || !best) {
    const nearest = scores === 'show' ? diagnosis.findings.slice(0, 3) : [];
    return `${[...unknownMarkdown(diagnosis, texts), ...list(texts.nearest, nearest)].join('\n\n')}\n`;
  }
  return `${[
    `## ${escape(best.title)}`,
    `${texts.decision[diagnosis.decision]} · \`${plain(best.id)}\` · ${Math.round(best.probability * 100)} % · ${escape(best.tier)}`,
    ...rowsOf(best),
    `**${texts.failing}** (${texts.lines(...best.lines)})`,
    fenced(best.text),
    ...(best.explanation ? [escape(best.explanation)] : []),
    ...causes(best, texts),
    ...actions(`❌ ${texts.avoid}`, best.avoid, texts),
    ...actions(`✅ ${texts.take}`, best.take, texts),
    ...next(best, texts),
    ...list(texts.also, others.slice(0, 4)),
  ].join('\n\n')}\n`;
}

function otherFinding({ id, lines, title }: Finding, rows: readonly string[], texts: Texts): string {
  const head = `- \`${plain(id)}\`, ${texts.lines(...lines)}: ${escape(title)}`;
  return [head, ...rows.map((row) => `\n${indent(row)}`)].join('\n');
}

function unknownMarkdown({ failing }: Diagnosis, texts: Texts): readonly string[] {
  const parts = failing
    .slice(0, 3)
    .flatMap(({ lines, text, fingerprint }) => [
      `**${texts.failing}** (${texts.lines(...lines)}, ${texts.fingerprint} \`${fingerprint}\`)`,
      fenced(text.join('\n')),
    ]);
  const advice = failing.length > 0 ? texts.unknownAdvice : texts.nothingFailed;
  return [`## ${texts.decision.unknown}`, advice, ...parts];
}

function causes({ causes: all }: Finding, texts: Texts): readonly string[] {
  if (all.length < 2 && !all.some(({ check }) => check)) return [];
  const rows = all.map(({ id, summary, indicated, check }) => {
    const notes = [...(check ? [texts.checked[check.answer]] : []), ...(indicated ? [texts.indicated] : [])];
    const seen = (check?.seen ?? []).map((one) => `\n  - ${escape(one)}`).join('');
    return `- \`${plain(id)}\`: ${escape(summary)}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}${seen}`;
  });
  return [`### ${texts.causes}`, rows.join('\n')];
}

function actions(title: string, all: readonly AdvisedAction[], texts: Texts): readonly string[] {
  return all.length === 0 ? [] : [`### ${title}`, ...all.flatMap((action) => oneAction(action, texts))];
}

function oneAction(action: AdvisedAction, texts: Texts): readonly string[] {
  const notes = [
    numberText(action, texts),
    ...(action.condition ? [texts.onlyIf(action.condition)] : []),
    ...(action.risk === 'destroys' || action.risk === 'exposes' ? [texts.risk[action.risk]] : []),
  ];
  const head = `- **${escape(action.action)}**${action.detail ? ` ${escape(action.detail)}` : ''} _(${escape(notes.join('; '))})_`;
  return action.command ? [head, indent(fenced(action.command, 'sh'))] : [head];
}

function next({ next: all }: Finding, texts: Texts): readonly string[] {
  if (all.length === 0) return [];
  const rows = all.map(({ id, signature, cause, summary, via }) => {
    const name = cause === undefined ? (signature ?? id) : texts.nextCause(summary ?? cause);
    const place = cause === undefined ? id : `${id}, ${cause}`;
    return `- ${escape(name)} (\`${plain(place)}\`)${via ? ` ${texts.after(escape(via))}` : ''}`;
  });
  return [`### ${texts.next}`, rows.join('\n')];
}

/** A fence longer than any run of backticks inside cannot be closed from inside. */
function fenced(text: string, language = ''): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${inert(text)}\n${fence}`;
}

function escape(text: string): string {
  return inert(text)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/[\\`*_{}[\]()#+!|~@-]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function plain(text: string): string {
  return inert(text).replaceAll('`', "'");
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}

import { inert, type AdvisedAction, type Finding, type Language } from '../../diagnosis/index.ts';
import { textsOf, type HookTexts } from './texts.ts';

/** What a hint may cost the agent. */
const mostTokens = 200;

/** How long each part may be: the widest that fits is taken. A command is given whole or not at all. */
const widths = [
  { title: 140, avoid: 4, action: 90, command: 160 },
  { title: 100, avoid: 3, action: 70, command: 110 },
  { title: 70, avoid: 2, action: 50, command: 70 },
  { title: 40, avoid: 1, action: 30, command: 0 },
] as const;
type Width = (typeof widths)[number];

/** What the failure is, what to avoid, what to do, and one line of evidence: texts of the record, shown as data. */
export function hintText(finding: Finding, lang: Language): string {
  const texts = textsOf(lang);
  return widest((width) => hintLines(finding, texts, width));
}

/** That a command is a dead end, why, and how that is known. */
export function warningText(
  record: string,
  { action, detail, causes, success }: AdvisedAction,
  lang: Language,
): string {
  const texts = textsOf(lang);
  return widest((width) => [
    texts.deadEnd(
      cut(action, width.action) + (causes ? texts.onlyFor(cut(causes.join(', '), 60)) : ''),
      record,
    ),
    ...(detail ? [`${texts.why}: ${cut(detail, width.title + 60)}`] : []),
    `${texts.evidence}: ${evidence(success, texts, 'dead-end')}`,
  ]);
}

function hintLines(finding: Finding, texts: HookTexts, width: Width): readonly string[] {
  const [best] = finding.take;
  const avoid = finding.avoid.slice(0, width.avoid).map(({ action }) => cut(action, width.action));
  return [
    texts.known(cut(finding.title, width.title), finding.id),
    ...(avoid.length > 0 ? [`${texts.avoid}: ${avoid.join('; ')}`] : []),
    ...(best ? [`${texts.take}: ${doText(best, texts, width)}`] : []),
    `${texts.evidence}: ${best ? evidence(best.success, texts, 'workaround') : finding.tier}`,
  ];
}

function doText({ action, command, risk, causes }: AdvisedAction, texts: HookTexts, width: Width): string {
  const line = command && oneLine(command);
  return [
    cut(action, width.action + 30) + (causes ? texts.onlyFor(cut(causes.join(', '), 60)) : ''),
    ...(line && line.length <= width.command && !command.includes('\n') ? [`\`${line}\``] : []),
    ...(risk && risk !== 'reads' ? [texts.risk(risk)] : []),
  ].join(' ');
}

function evidence(
  success: AdvisedAction['success'],
  texts: HookTexts,
  kind: 'dead-end' | 'workaround',
): string {
  if (success.kind !== 'measured') return texts.claimed;
  const { fixed, trials, causes_held, causes_tried } = success.measured;
  const causes = texts.causes(causes_held, causes_tried);
  return kind === 'workaround'
    ? texts.worked(fixed, trials, causes)
    : texts.failed(trials - fixed, trials, causes);
}

function widest(render: (width: Width) => readonly string[]): string {
  const fitting = widths.map((width) => render(width).join('\n')).find((text) => tokens(text) <= mostTokens);
  return (
    fitting ??
    render(widths[3])
      .join('\n')
      .slice(0, mostTokens * 2)
  );
}

/** Counted high: models take three to four characters of Latin text for a token, and about one of other scripts. */
function tokens(text: string): number {
  const others = text.match(/[^\u0020-\u007e\n]/g)?.length ?? 0;
  return Math.ceil((text.length - others) / 3.2 + others);
}

function cut(text: string, length: number): string {
  const line = oneLine(text);
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}

function oneLine(text: string): string {
  return inert(text.replace(/\s+/g, ' ').trim());
}

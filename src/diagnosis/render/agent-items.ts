import type { AgentTexts, LeftOutKind } from './agent-texts.ts';
import type { AgentAction, AgentCause, AgentFinding, AgentView } from './agent-view.ts';

/** A part of the answer that is shown whole or not at all. */
export interface AgentItem {
  readonly kind: LeftOutKind;
  /** Stands once before the items that share it. */
  readonly heading?: string;
  /** The longest first; a shorter one says less, and no form cuts a command. */
  readonly forms: readonly string[];
  /** The form in few words, where it is not the first. */
  readonly brief?: number;
  /** The lower, the earlier it gets its room. */
  readonly rank: number;
}

/** Everything an answer may hold, in the order in which it is read. */
export function itemsOf(view: AgentView, texts: AgentTexts): readonly AgentItem[] {
  const { best } = view;
  return best ? [...findingItems(best, texts), ...otherItems(view, texts)] : failingItems(view, texts);
}

function findingItems(best: AgentFinding, texts: AgentTexts): readonly AgentItem[] {
  const indicated = best.causes.find((cause) => cause.indicated)?.id;
  return [
    { kind: 'texts', forms: [`${texts.what}: ${shortened(best.title, 240)}`], rank: 0 },
    ...(best.quote ? [item('lines', `${texts.seen(...best.lines)}: ${shortened(best.quote, 300)}`, 9)] : []),
    ...(best.explanation ? [item('texts', `${texts.why}: ${best.explanation}`, 8)] : []),
    ...best.avoid.map((action, i) => ({
      kind: 'deadEnds' as const,
      heading: texts.avoid,
      ...actionForms(action, texts),
      rank: i === 0 ? 2 : 4 + i,
    })),
    ...best.take.map((action, i) => ({
      kind: 'workarounds' as const,
      heading: texts.take,
      ...actionForms(action, texts),
      rank: i === 0 ? 1 : 4.5 + i,
    })),
    ...best.causes.map((cause, i) => ({
      ...item('causes', causeText(cause, indicated, texts), 7 + i),
      heading: texts.causes,
      ...(cause.id === indicated || cause.check === 'applies' ? { rank: 3.5 } : {}),
    })),
    ...best.next.map(({ id, text, via }, i) => ({
      ...item('next', `- ${shortened(text, 200)} (${id})${via ? ` ${texts.after(via)}` : ''}`, 7.5 + i),
      heading: texts.next,
    })),
    ...best.lookalikes.map(({ id, difference }, i) => ({
      ...item('lookalikes', `- ${id}${difference ? `: ${difference}` : ''}`, 20 + i),
      heading: texts.lookalikes,
    })),
    item('texts', `${texts.evidence}: ${evidenceText(best, texts)}`, 3),
  ];
}

/** Above what was looked at stands what came of it. */
function causeText(
  { id, summary, check, looked_at: seen }: AgentCause,
  indicated: string | undefined,
  texts: AgentTexts,
): string {
  const said = check ? ` [${[texts.checked[check], seen].filter(Boolean).join(': ')}]` : '';
  return `- ${id}: ${summary}${id === indicated ? ` (${texts.indicated})` : ''}${said}`;
}

function otherItems({ others }: AgentView, texts: AgentTexts): readonly AgentItem[] {
  return others.map(({ id, title }, i) => ({
    ...item('findings', `- ${id}: ${shortened(title, 160)}`, 10 + i),
    heading: texts.also,
  }));
}

/** Of an unknown failure, its failing lines, the best part first. */
function failingItems({ failing }: AgentView, texts: AgentTexts): readonly AgentItem[] {
  return failing.flatMap(({ lines, text, fingerprint }, part) => {
    const heading = `${texts.seen(...lines)}, ${texts.fingerprint(fingerprint)}`;
    return text.map((line, i) => ({ ...item('lines', shortened(line, 400), part * 100 + i), heading }));
  });
}

function item(kind: LeftOutKind, form: string, rank: number): AgentItem {
  return { kind, forms: [form], rank };
}

function actionForms(action: AgentAction, texts: AgentTexts): Pick<AgentItem, 'forms' | 'brief'> {
  const { detail, command, condition, causes, risk } = action;
  const number = numberText(action, texts);
  const only = condition ? [texts.onlyIf(condition)] : [];
  const fits = causes.length > 0 ? [texts.forCauses(causes.join(', '))] : [];
  const head = (notes: readonly string[]) => `- ${action.action} [${notes.join('; ')}]`;
  const shell = command && risk ? [`  (${risk}) $ ${command.replaceAll('\n', '\n  ')}`] : [];
  const whole = [head([number, ...only, ...fits]), ...shell];
  const forms = [
    ...(detail ? [[...whole, `  ${detail}`]] : []),
    whole,
    [head([number, ...only]), ...shell],
    ...(command ? [[head([number, ...only]), `  ${texts.longCommand}`]] : []),
  ];
  return { forms: forms.map((lines) => lines.join('\n')), brief: detail ? 2 : 1 };
}

function numberText({ success }: AgentAction, texts: AgentTexts): string {
  switch (success.kind) {
    case 'measured': {
      const { fixed, trials, harmful } = success.measured;
      return texts.fixed(fixed, trials) + (harmful > 0 ? `, ${texts.harmful(harmful)}` : '');
    }
    case 'claimed':
      return texts.claimed(Math.round(success.rate * 100));
    case 'none':
      return texts.unmeasured;
  }
}

/** One line that says from how many trials everything here is known. */
function evidenceText({ avoid, take }: AgentFinding, texts: AgentTexts): string {
  const measured = [...avoid, ...take].flatMap(({ success }) =>
    success.kind === 'measured' ? [success.measured.trials] : [],
  );
  const trials = measured.reduce((sum, n) => sum + n, 0);
  return trials > 0 ? texts.measured(trials, measured.length) : texts.nothingMeasured;
}

/** A title or a quoted line, never a command. */
function shortened(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

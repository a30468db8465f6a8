import type { Language } from '../advise.ts';
import type { AdvisedAction, Diagnosis, FailingPart, Finding, FindingCause } from '../types.ts';
import { inert } from './inert.ts';
import { numberText } from './number.ts';
import { scoreRows } from './score-rows.ts';
import { textsOf } from './texts-of.ts';
import type { Texts } from './texts.ts';
import { wrap } from './wrap.ts';

export interface TextOptions {
  /** @default 'en' */
  readonly lang?: Language;
  /** Columns of the terminal. @default 80 */
  readonly width?: number;
  /** @default 'plain' */
  readonly style?: 'plain' | 'ansi';
  /** Show the parts of each score. @default 'hide' */
  readonly scores?: 'show' | 'hide';
}

type Paint = (text: string, color: keyof typeof codes) => string;
interface Card {
  readonly texts: Texts;
  readonly width: number;
  readonly paint: Paint;
  readonly scores: 'show' | 'hide';
}

const codes = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };
/** Quoted lines that a card shows of one part before it says how many more there are. */
const quoted = 12;
/** A region has no more lines than this: the best one of an unknown failure is shown whole, its reason may stand last. */
const wholeRegion = 30;

/** The card for a terminal. Everything that comes from a log or a corpus is inert in it. */
export function renderText(diagnosis: Diagnosis, options: TextOptions = {}): string {
  const { lang = 'en', width = 80, style = 'plain', scores = 'hide' } = options;
  const paint: Paint = (text, color) => (style === 'ansi' ? `\u001b[${codes[color]}m${text}\u001b[0m` : text);
  const card: Card = { texts: textsOf(lang), width: Math.max(40, Math.min(width, 100)), paint, scores };
  const [best, ...others] = diagnosis.findings;
  const lines =
    diagnosis.decision === 'unknown' || !best
      ? unknownCard(diagnosis, card)
      : [...knownCard(diagnosis, best, card), ...otherLines(card.texts.also, others.slice(0, 4), card)];
  return `${lines.join('\n')}\n`;
}

function unknownCard({ failing, findings }: Diagnosis, card: Card): readonly string[] {
  const { texts, paint } = card;
  const nearest = card.scores === 'show' ? findings.slice(0, 3) : [];
  return [
    `${paint('?', 'yellow')} ${paint(texts.decision.unknown, 'bold')}`,
    `  ${failing.length === 0 ? texts.nothingFailed : texts.unknownAdvice}`,
    ...failing.slice(0, 3).flatMap((part, i) => failingLines(part, i === 0 ? wholeRegion : quoted, card)),
    ...otherLines(texts.nearest, nearest, card),
  ];
}

function failingLines(
  { lines: [first, last], text, fingerprint }: FailingPart,
  most: number,
  card: Card,
): readonly string[] {
  const { texts, paint } = card;
  const head = `${texts.failing} (${texts.lines(first, last)}) ${paint(`${texts.fingerprint} ${fingerprint}`, 'dim')}`;
  return ['', head, ...numbered(first, text, card, most)];
}

function knownCard(diagnosis: Diagnosis, finding: Finding, card: Card): readonly string[] {
  const { texts, paint, width } = card;
  const percent = `${Math.round(finding.probability * 100)} %`;
  return [
    `${paint('✗', 'red')} ${paint(inert(finding.title), 'bold')}`,
    `  ${texts.decision[diagnosis.decision]} · ${inert(finding.id)} · ${percent} · ${inert(finding.tier)}`,
    ...scoreLines(finding, card),
    '',
    `${texts.failing} (${texts.lines(...finding.lines)})`,
    ...numbered(finding.lines[0], finding.text.split('\n'), card),
    ...(finding.explanation ? ['', texts.why, ...wrap(inert(finding.explanation), width, '  ')] : []),
    ...causeLines(finding, card),
    ...actionLines(texts.avoid, '✗', 'red', finding.avoid, card),
    ...actionLines(texts.take, '✓', 'green', finding.take, card),
    ...nextLines(finding, card),
    ...lookAlikeLines(finding, card),
    ...(finding.documentation ? ['', `${texts.documentation}: ${inert(finding.documentation)}`] : []),
  ];
}

function numbered(
  first: number,
  text: readonly string[],
  { texts, paint, width }: Card,
  most = quoted,
): readonly string[] {
  const digits = String(first + text.length).length;
  const room = width - digits - 5;
  const shown = text.slice(0, most).map((line, i) => {
    const safe = inert(line.replaceAll('\t', '    '));
    const cut = safe.length > room ? `${safe.slice(0, room - 1)}…` : safe;
    return `  ${paint(String(first + i).padStart(digits), 'dim')} │ ${cut}`;
  });
  return text.length > most ? [...shown, `  ${texts.more(text.length - most)}`] : shown;
}

function causeLines({ causes }: Finding, card: Card): readonly string[] {
  const { texts, paint } = card;
  if (causes.length < 2 && !causes.some(({ check }) => check)) return [];
  // Checks of several causes look at the same things: each is told where it was first of use.
  const told = new Set<string>();
  const lines = causes.flatMap((cause) => {
    const fresh = (cause.check?.seen ?? []).filter((seen) => !told.has(seen));
    for (const seen of fresh) told.add(seen);
    return causeLine(cause, fresh, card);
  });
  return ['', paint(texts.causes, 'bold'), ...lines];
}

const marks = { applies: '✓ ', 'does-not-apply': '✗ ', 'cannot-tell': '? ' } as const;

function causeLine(
  { id, summary, indicated, check }: FindingCause,
  seen: readonly string[],
  card: Card,
): readonly string[] {
  const { texts, paint, width } = card;
  const notes = [
    ...(check ? [texts.checked[check.answer]] : []),
    ...(indicated && check?.answer !== 'does-not-apply' ? [texts.indicated] : []),
  ];
  const mark = check ? marks[check.answer] : indicated ? '→ ' : '· ';
  const said = notes.length > 0 ? ` (${notes.join('; ')})` : '';
  return [
    ...wrap(`${inert(id)}: ${inert(summary)}${said}`, width, mark, '  '),
    ...seen.flatMap((one) => wrap(inert(one), width, '    - ', '      ')).map((line) => paint(line, 'dim')),
  ];
}

function actionLines(
  title: string,
  mark: string,
  color: 'red' | 'green',
  actions: readonly AdvisedAction[],
  card: Card,
): readonly string[] {
  if (actions.length === 0) return [];
  const { paint } = card;
  return [
    '',
    paint(title, 'bold'),
    ...actions.flatMap((action) => oneAction(action, paint(mark, color), card)),
  ];
}

function oneAction(action: AdvisedAction, mark: string, { texts, paint, width }: Card): readonly string[] {
  const notes = [
    numberText(action, texts),
    ...(action.condition ? [texts.onlyIf(inert(action.condition))] : []),
    ...(action.causes ? [texts.forCauses(action.causes.map(inert).join(', '))] : []),
    ...(action.risk === 'destroys' || action.risk === 'exposes' ? [texts.risk[action.risk]] : []),
  ];
  return [
    ...wrap(inert(action.action), width, `${mark} `, '  '),
    ...(action.detail ? wrap(inert(action.detail), width, '    ') : []),
    ...(action.command
      ? inert(action.command)
          .split('\n')
          .map((line) => `    ${paint(`$ ${line}`, 'cyan')}`)
      : []),
    ...wrap(`[${notes.join('; ')}]`, width, '    ').map((line) => paint(line, 'dim')),
  ];
}

function nextLines({ next, avoid, take }: Finding, { texts, paint, width }: Card): readonly string[] {
  if (next.length === 0) return [];
  const nameOf = (via: string) => [...avoid, ...take].find(({ id }) => id === via)?.action ?? via;
  return [
    '',
    paint(texts.next, 'bold'),
    ...next.flatMap(({ id, signature, cause, summary, via, count, reported }) => {
      const when = via ? ` ${texts.after(inert(nameOf(via)))}` : '';
      const name = cause === undefined ? (signature ?? id) : texts.nextCause(summary ?? cause);
      const place = cause === undefined ? id : `${id}, ${cause}`;
      const seen = `${count ? ` ×${count}` : ''}${reported ? `, ${texts.nextReported(reported)}` : ''}`;
      return wrap(`${inert(name)} (${inert(place)})${when}${seen}`, width, '→ ', '  ');
    }),
  ];
}

function lookAlikeLines({ lookalikes }: Finding, { texts, paint, width }: Card): readonly string[] {
  if (lookalikes.length === 0) return [];
  const rows = lookalikes.flatMap(({ id, difference }) =>
    wrap(`${inert(id)}${difference ? `: ${inert(difference)}` : ''}`, width, '≠ ', '  '),
  );
  return ['', paint(texts.lookalikes, 'bold'), ...rows];
}

function otherLines(title: string, findings: readonly Finding[], card: Card): readonly string[] {
  if (findings.length === 0) return [];
  const { texts, paint } = card;
  const rows = findings.flatMap((finding) => {
    const { id, title: name, lines, role, probability } = finding;
    const percent = `${Math.round(probability * 100)} %`;
    const row = `· ${inert(id)} (${texts.lines(...lines)}, ${role}, ${percent}): ${inert(name).replace(/\s*\n\s*/g, ' ')}`;
    return [row, ...scoreLines(finding, card)];
  });
  return ['', paint(title, 'bold'), ...rows];
}

function scoreLines({ why }: Finding, { scores, texts, paint }: Card): readonly string[] {
  return scores === 'show' ? scoreRows(why, texts).map((row) => paint(`  ${row}`, 'dim')) : [];
}

import { riskOf, type Order, type OrderKind } from '../../evidence/index.ts';
import type { CheckAnswer, Risk } from '../../record/index.ts';
import type { AdvisedAction, Decision, Diagnosis, Finding, NumberSource } from '../types.ts';
import { safeCommand, safeText } from './frame.ts';
import { rememberOrders, type OrderFinder } from './order-memory.ts';

/** An action whose texts an agent may read; its command bears a risk always. */
export interface AgentAction {
  readonly id?: string;
  readonly action: string;
  readonly detail?: string;
  readonly condition?: string;
  readonly command?: string;
  readonly risk?: Risk;
  readonly causes: readonly string[];
  readonly success: NumberSource;
}

/** A cause, with what its check said where one was run. */
export interface AgentCause {
  readonly id: string;
  readonly summary: string;
  readonly indicated: boolean;
  readonly check?: CheckAnswer;
  /** What the check saw, in sentences. */
  readonly looked_at?: string;
}

/** The best finding without anything that reads like an order. */
export interface AgentFinding {
  readonly id: string;
  readonly title: string;
  readonly explanation?: string;
  readonly tier: string;
  readonly probability: number;
  readonly lines: readonly [number, number];
  readonly quote?: string;
  readonly causes: readonly AgentCause[];
  readonly avoid: readonly AgentAction[];
  readonly take: readonly AgentAction[];
  readonly next: readonly { readonly id: string; readonly text: string; readonly via?: string }[];
  readonly lookalikes: readonly { readonly id: string; readonly difference?: string }[];
  readonly documentation?: string;
}

/** A diagnosis as an agent may have it: what the text for agents and the structured answer are both made of. */
export interface AgentView {
  readonly decision: Decision;
  readonly best?: AgentFinding;
  /** Why the best record is not shown at all. */
  readonly refused?: OrderKind;
  readonly others: readonly { readonly id: string; readonly title: string }[];
  readonly failing: readonly {
    readonly lines: readonly [number, number];
    readonly text: readonly string[];
    readonly fingerprint: string;
  }[];
  /** Texts that were withheld. */
  readonly withheld: number;
}

/** Leaves out every text that gives orders, and the whole record where its name or its title does. */
export function agentView(
  { decision, findings, failing }: Diagnosis,
  find: OrderFinder = rememberOrders(4096),
): AgentView {
  const counter = countingReader(find);
  const [first, ...rest] = decision === 'unknown' ? [] : findings;
  const best = first && finding(first, counter);
  const others = rest.slice(0, 4).flatMap(({ id, title }) => {
    const [safeId, safeTitle] = [counter.read(id), counter.read(title)];
    return safeId === undefined || safeTitle === undefined ? [] : [{ id: safeId, title: safeTitle }];
  });
  return {
    decision,
    ...(best && ('refused' in best ? { refused: best.refused } : { best })),
    others,
    failing: decision === 'unknown' ? failing.slice(0, 3).map((part) => failingPart(part, counter)) : [],
    withheld: counter.count(),
  };
}

interface Reader {
  /** Remembers, because a text is judged alone and among others. */
  find(text: string): Order | undefined;
  read(text: string | undefined): string | undefined;
  command(text: string | undefined): string | undefined;
  withhold(): void;
  count(): number;
}

/** Counts what it does not let through. */
function countingReader(find: OrderFinder): Reader {
  let withheld = 0;
  const pass = (text: string | undefined, safe: typeof safeText) => {
    if (text === undefined) return undefined;
    const result = safe(text, find);
    if ('text' in result) return result.text;
    withheld += 1;
    return undefined;
  };
  return {
    find,
    read: (text) => pass(text, safeText),
    command: (text) => pass(text, safeCommand),
    withhold: () => void (withheld += 1),
    count: () => withheld,
  };
}

function finding(source: Finding, reader: Reader): AgentFinding | { readonly refused: OrderKind } {
  // A record whose name or title gives an order is not shown, nor one whose texts give it together, each taken alone being none.
  const order = reader.find(source.id) ?? reader.find(source.title) ?? orderAcross(source, reader);
  if (order) return { refused: order.kind };
  const read = (text: string | undefined) => reader.read(text);
  return {
    id: read(source.id) ?? '',
    title: read(source.title) ?? '',
    ...some('explanation', read(source.explanation)),
    tier: read(source.tier) ?? 'ai_generated',
    probability: source.probability,
    lines: source.lines,
    ...some('quote', read(source.text)),
    causes: source.causes.flatMap(({ id, summary, indicated, check }) => {
      const [name, text] = [read(id), read(summary)];
      if (name === undefined || text === undefined) return [];
      const said = check && { check: check.answer, ...some('looked_at', read(check.seen.join(' '))) };
      return [{ id: name, summary: text, indicated, ...said }];
    }),
    avoid: source.avoid.flatMap((action) => agentAction(action, reader)),
    take: source.take.flatMap((action) => agentAction(action, reader)),
    next: source.next.flatMap(({ id, signature, summary, cause, via }) => {
      const [name, text] = [read(id), read(summary ?? cause ?? signature ?? id)];
      const action = via === undefined ? undefined : read(nameOf(source, via));
      return name === undefined || text === undefined ? [] : [{ id: name, text, ...some('via', action) }];
    }),
    lookalikes: source.lookalikes.flatMap(({ id, difference }) => {
      const name = read(id);
      return name === undefined ? [] : [{ id: name, ...some('difference', read(difference)) }];
    }),
    ...some('documentation', read(source.documentation)),
  };
}

/** The texts that follow each other in an answer, read as one. */
function orderAcross(
  { title, explanation, avoid, take, causes }: Finding,
  reader: Reader,
): Order | undefined {
  const actions = [...avoid, ...take];
  const rows = [
    [title, explanation, ...actions.map(({ action }) => action)],
    actions.map(({ detail }) => detail),
    causes.map(({ summary }) => summary),
  ].map((texts) => texts.filter((text) => text !== undefined));
  const alone = rows.flat().some((text) => reader.find(text));
  return alone
    ? undefined
    : rows.map((texts) => reader.find(texts.join(' '))).find((order) => order !== undefined);
}

/** An order spread over the texts of one action is one all the same, and then nothing of the action is shown. */
function agentAction(source: AdvisedAction, reader: Reader): readonly AgentAction[] {
  const { id, action, detail, condition, command, risk, causes = [], success } = source;
  const texts = [id, action, condition, detail, command, ...causes].filter((text) => text !== undefined);
  if (texts.some((text) => reader.find(text)) || reader.find(texts.join(' '))) {
    reader.withhold();
    return [];
  }
  const shell = reader.command(command);
  return [
    {
      ...some('id', reader.read(id)),
      action: reader.read(action) ?? '',
      ...some('detail', reader.read(detail)),
      ...some('condition', reader.read(condition)),
      ...(shell === undefined || command === undefined
        ? {}
        : { command: shell, risk: riskOf(command, risk) }),
      causes: causes.flatMap((cause) => reader.read(cause) ?? []),
      success,
    },
  ];
}

function nameOf({ avoid, take }: Finding, via: string): string {
  return [...avoid, ...take].find(({ id }) => id === via)?.action ?? via;
}

function failingPart({ lines, text, fingerprint }: Diagnosis['failing'][number], reader: Reader) {
  // Lines are judged together too: an order may be broken over them.
  const together = reader.find(text.join('\n'));
  const alone = text.map((line) => reader.read(line));
  const nothingAlone = alone.every((line) => line !== undefined);
  if (together && nothingAlone) reader.withhold();
  const shown = together && nothingAlone ? [] : alone.filter((line) => line !== undefined);
  return { lines, text: shown, fingerprint };
}

/** A property that is there only where it says something. */
function some<K extends string>(key: K, value: string | undefined): { readonly [key in K]?: string } {
  if (value === undefined || value === '') return {};
  const property: { [key in K]?: string } = {};
  property[key] = value;
  return property;
}

import type { Language } from '../advise.ts';
import type { Diagnosis } from '../types.ts';
import { agentTextsOf, type AgentTexts, type LeftOutKind } from './agent-texts.ts';
import { itemsOf, type AgentItem } from './agent-items.ts';
import { agentView, type AgentView } from './agent-view.ts';
import { framed } from './frame.ts';
import { estimateTokens } from './tokens.ts';

export interface AgentOptions {
  /** @default 'en' */
  readonly lang?: Language;
  /** Tokens that the answer takes at most, as `estimateTokens` counts; 80 are the least that says anything. @default 400 */
  readonly budget?: number;
  /** How to get what was left out, in words of the surface. @default "wayout show <id>" */
  readonly more?: (id: string) => string;
}

/**
 * A diagnosis for an agent: what it is, what to avoid, what to do, each command with its risk, within a budget. What comes
 * from a log or a corpus stands between marks as data; what reads like an order in it is withheld. Items are left out
 * whole, the least important first, and the answer says so.
 */
export function renderAgent(diagnosis: Diagnosis, options: AgentOptions = {}): string {
  return renderAgentView(agentView(diagnosis), options);
}

/** The same for a view that is at hand. */
export function renderAgentView(view: AgentView, options: AgentOptions = {}): string {
  const { lang = 'en', budget = 400, more } = options;
  const texts = agentTextsOf(lang);
  const room = Math.max(80, budget);
  if (view.refused) return `wayout: ${texts.withheldRecord(view.refused)}\n`;
  const items = itemsOf(view, texts);
  const brief = room < 300;
  const compose = (shown: Shown) => composed(view, items, shown, { texts, more, brief });
  const around = estimateTokens(compose(new Map())) + estimateTokens(framed([], texts.frame));
  const shown = chosen(items, room - around - (brief ? 2 : 12));
  return compose(shown);
}

type Shown = ReadonlyMap<AgentItem, string>;

/** Below this rank stands what an answer is for: it gets room before anything is said at length. */
const essential = 4.5;

/** First the essential items in few words, then those at length, then the others; an item without room is left out. */
function chosen(items: readonly AgentItem[], room: number): Shown {
  const shown = new Map<AgentItem, string>();
  const headings = new Set<string>();
  let left = room;
  const ranked = items.toSorted((a, b) => a.rank - b.rank);
  const first = ranked.filter(({ rank }) => rank < essential);
  const requests = [
    ...first.map((item) => ({ item, forms: item.forms.slice(item.brief ?? 0) })),
    ...ranked.map((item) => ({ item, forms: item.forms })),
  ];
  for (const { item, forms } of requests) {
    const before = shown.get(item);
    const heading = item.heading === undefined || headings.has(item.heading) ? '' : `${item.heading}:\n`;
    const costs = (form: string) => estimateTokens(`${heading}${form}\n`);
    const spare = left + (before === undefined ? 0 : costs(before));
    const form = forms.find((one) => one === before || costs(one) <= spare);
    if (form === undefined) continue;
    shown.set(item, form);
    left = spare - costs(form);
    if (item.heading !== undefined) headings.add(item.heading);
  }
  return shown;
}

interface Words {
  readonly texts: AgentTexts;
  readonly more: ((id: string) => string) | undefined;
  /** Says how many parts were left out, not which. */
  readonly brief: boolean;
}

function composed(view: AgentView, items: readonly AgentItem[], shown: Shown, words: Words): string {
  const { texts } = words;
  const lines = items.flatMap((item, i) => {
    const form = shown.get(item);
    if (form === undefined) return [];
    const heading = item.heading;
    const earlier = items.slice(0, i).some((other) => other.heading === heading && shown.has(other));
    return heading === undefined || earlier ? [form] : [`${heading}:`, form];
  });
  const head = `wayout: ${headOf(view, texts)}`;
  const body = lines.length > 0 ? [framed(lines, texts.frame)] : [];
  return `${[head, ...body, ...leftOut(view, items, shown, words)].join('\n')}\n`;
}

function headOf({ decision, best, failing }: AgentView, texts: AgentTexts): string {
  if (best)
    return `${texts.head(decision)} ${best.id} (${Math.round(best.probability * 100)} %, ${best.tier})`;
  return `${texts.head('unknown')}. ${failing.length > 0 ? texts.unknownAdvice : texts.nothingFailed}`;
}

/** What is not there, and how to get it. A shorter form of an item leaves a text out too. */
function leftOut(
  { best, withheld }: AgentView,
  items: readonly AgentItem[],
  shown: Shown,
  { texts, more, brief }: Words,
): readonly string[] {
  const counts = new Map<LeftOutKind, number>();
  const count = (kind: LeftOutKind) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  for (const item of items) {
    const form = shown.get(item);
    if (form === undefined) count(brief ? 'parts' : item.kind);
    else if (form !== item.forms[0]) count(brief ? 'parts' : 'texts');
  }
  if (withheld > 0) counts.set('withheld', withheld);
  if (counts.size === 0) return [];
  const what = [...counts].map(([kind, number]) => texts.counted(kind, number)).join(', ');
  const how = best ? ` ${more ? more(best.id) : texts.whole(best.id)}` : '';
  return [texts.leftOut(what) + how];
}

import type { Check, CheckAnswer, CheckCondition, ProbeCondition } from '../record/index.ts';
import { sight, type Sentence, type Sight } from './sight.ts';

export type Ask = (question: ProbeCondition) => Promise<Sight>;

export interface Decided {
  readonly answer: CheckAnswer;
  readonly seen: readonly Sentence[];
}

/** Takes the steps of a check in order until one holds, or one cannot be decided. */
export async function decide({ steps, otherwise = 'cannot-tell' }: Check, ask: Ask): Promise<Decided> {
  const seen: Sentence[] = [];
  for (const { when, answer } of steps) {
    const { holds, seen: said } = await evaluate(when, ask);
    seen.push(...said);
    if (holds !== false) return { answer: holds === true ? answer : 'cannot-tell', seen: distinct(seen) };
  }
  return { answer: otherwise, seen: distinct(seen) };
}

/** Three values, as Kleene has them: what is unknown stays unknown unless the others decide. Stops as soon as they do. */
async function evaluate(condition: CheckCondition, ask: Ask): Promise<Sight> {
  if ('probe' in condition) return ask(condition);
  if ('not' in condition) {
    const { holds, seen } = await evaluate(condition.not, ask);
    return { holds: holds === undefined ? undefined : !holds, seen };
  }
  const [parts, decisive] =
    'all' in condition ? ([condition.all, false] as const) : ([condition.any, true] as const);
  const seen: Sentence[] = [];
  let isOpen = false;
  for (const part of parts) {
    const one = await evaluate(part, ask);
    seen.push(...one.seen);
    if (one.holds === decisive) return sight(decisive, ...seen);
    isOpen ||= one.holds === undefined;
  }
  return sight(isOpen ? undefined : !decisive, ...seen);
}

function distinct(sentences: readonly Sentence[]): readonly Sentence[] {
  return [...new Map(sentences.map((sentence) => [sentence.en, sentence])).values()];
}

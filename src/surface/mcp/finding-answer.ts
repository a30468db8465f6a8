import { estimateTokens, type AgentAction, type AgentView } from '../../diagnosis/index.ts';
import type { FindingAnswer } from './schemas.ts';

type Answer = FindingAnswer;

/** A view as data within a budget: entries are left out whole, the least important first. */
export function findingAnswer(view: AgentView, budget: number): Answer {
  const { best } = view;
  const entries: readonly ((answer: Answer) => Answer)[] = best
    ? [
        ...interleaved(
          best.take.map((one) => (answer: Answer) => ({ ...answer, take: [...answer.take, actionOf(one)] })),
          best.avoid.map((one) => (answer: Answer) => ({
            ...answer,
            avoid: [...answer.avoid, actionOf(one)],
          })),
        ),
        ...best.causes.map((one) => (answer: Answer) => ({ ...answer, causes: [...answer.causes, one] })),
        ...best.next.map(({ id, text }) => (answer: Answer) => ({
          ...answer,
          next: [...answer.next, { id, text }],
        })),
      ]
    : [];
  let answer = frameOf(view);
  for (const add of entries) {
    const longer = add(answer);
    const fits = estimateTokens(JSON.stringify(longer)) <= budget;
    answer = fits ? longer : { ...answer, left_out: answer.left_out + 1 };
  }
  return answer;
}

function frameOf({ decision, best, refused, failing, withheld }: AgentView): Answer {
  const lists = { avoid: [], take: [], causes: [], next: [], left_out: 0, withheld };
  if (!best) {
    const [first] = failing;
    const found = first ? { lines: [...first.lines], fingerprint: first.fingerprint } : {};
    return { decision: refused ? 'unknown' : decision, ...found, ...lists };
  }
  return {
    decision,
    record: best.id,
    uri: recordUri(best.id),
    title: best.title.slice(0, 200),
    probability: Math.round(best.probability * 100) / 100,
    tier: best.tier,
    lines: [...best.lines],
    ...lists,
  };
}

/** The address of a record as a resource. */
export function recordUri(id: string): string {
  return `wayout://record/${id}`;
}

function actionOf({ id, action, command, risk, condition, success }: AgentAction): Answer['take'][number] {
  const { kind } = success;
  return {
    ...(id === undefined ? {} : { id }),
    action,
    ...(command === undefined ? {} : { command }),
    ...(risk === undefined ? {} : { risk }),
    ...(condition === undefined ? {} : { condition }),
    ...(kind === 'measured' ? { fixed: success.measured.fixed, trials: success.measured.trials } : {}),
    ...(kind === 'claimed' ? { claimed: success.rate } : {}),
  };
}

function interleaved<T>(first: readonly T[], second: readonly T[]): readonly T[] {
  return Array.from({ length: Math.max(first.length, second.length) }, (_, i) =>
    [first[i], second[i]].filter((one) => one !== undefined),
  ).flat();
}

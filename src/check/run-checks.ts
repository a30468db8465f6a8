import { checkSchema, type Check, type CheckAnswer, type ProbeCondition } from '../record/index.ts';
import { captured, type Captures } from './captures.ts';
import { decide } from './decide.ts';
import { openMachine, type Machine, type MachineOptions } from './machine.ts';
import { within } from './network/within.ts';
import { askProbe } from './probes.ts';
import { CannotTell, sight, type Sentence, type Sight } from './sight.ts';

/** One check to run: that of a cause, with what the message says. */
export interface CheckRequest {
  readonly id: string;
  /** As it stands in the record, which may come from anybody. */
  readonly check: unknown;
  readonly captures: Captures;
}

export interface CheckResult {
  readonly answer: CheckAnswer;
  readonly seen: readonly Sentence[];
}

export interface RunChecksOptions extends MachineOptions {
  /** Called before each check. */
  readonly onCheck?: (id: string) => void;
}

/** Milliseconds for one probe; a registry may have to be asked several times, with a helper before. */
const patience = 30_000;

/**
 * Runs checks one after another and changes nothing. What cannot be found out, for whatever reason, is `cannot-tell` with that reason:
 * this does not throw.
 */
export async function runChecks(
  requests: readonly CheckRequest[],
  { onCheck, ...options }: RunChecksOptions = {},
): Promise<ReadonlyMap<string, CheckResult>> {
  const machine = openMachine(options);
  const sights = new Map<string, Promise<Sight>>();
  const results = new Map<string, CheckResult>();
  for (const { id, check, captures } of requests) {
    onCheck?.(id);
    const ask = async (question: ProbeCondition) => {
      const key = JSON.stringify([question, captures]);
      const known = sights.get(key) ?? look(question, captures, machine);
      sights.set(key, known);
      return known;
    };
    results.set(id, await runOne(check, captures, ask));
  }
  return results;
}

async function runOne(
  value: unknown,
  captures: Captures,
  ask: (question: ProbeCondition) => Promise<Sight>,
): Promise<CheckResult> {
  const parsed = checkSchema.safeParse(value);
  if (!parsed.success) return { answer: 'cannot-tell', seen: [unknownCheck] };
  const check: Check = parsed.data;
  const lacking = cannotTell(() => check.needs?.forEach((name) => captured(name, captures)));
  return lacking ? { answer: 'cannot-tell', seen: lacking.seen } : decide(check, ask);
}

function cannotTell(work: () => void): CannotTell | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (error instanceof CannotTell) return error;
    throw error;
  }
}

/** What goes wrong while looking is something that was seen. */
async function look(question: ProbeCondition, captures: Captures, machine: Machine): Promise<Sight> {
  try {
    return await within(patience, machine.signal, askProbe(question, { machine, captures }));
  } catch (error) {
    if (error instanceof CannotTell) return sight(undefined, ...error.seen);
    // The code of an error only: its message could hold what a file holds.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'error';
    return sight(undefined, {
      en: `${question.probe}: could not look (${code})`,
      zh: `${question.probe}：无法查看（${code}）`,
    });
  }
}

const unknownCheck: Sentence = {
  en: 'this check is not one that this version of wayout knows',
  zh: '这个版本的 wayout 不认识这个检查',
};

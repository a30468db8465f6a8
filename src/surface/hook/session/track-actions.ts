import type { AdvisedAction, Finding } from '../../../diagnosis/index.ts';
import { digest } from '../shell/digest.ts';
import { stepsOf } from '../shell/steps.ts';
import type { TrackedAction } from './session.ts';

interface Spelled {
  readonly id: string;
  readonly kind: TrackedAction['kind'];
  readonly steps: readonly string[];
}

/**
 * The actions of a finding that can be told from other commands. A dead end is left out where a warning could be wrong:
 * it is the failed command once more (something else may have been changed before), a workaround too, one that only
 * reads, or not for the cause that the message gives away.
 */
export async function trackActions(
  finding: Finding,
  failed: readonly string[],
): Promise<readonly TrackedAction[]> {
  const spelled = await spellAll(finding.take, 'workaround');
  // The failed command at its end is how one sees that it worked, and is often run by itself.
  const workarounds = spelled.map((one) => ({ ...one, steps: withoutEnd(one.steps, failed) }));
  const indicated = finding.causes.find((cause) => cause.indicated)?.id;
  const avoid = finding.avoid.filter(
    ({ risk, causes }) =>
      risk !== 'reads' && (indicated === undefined || !causes || causes.includes(indicated)),
  );
  const deadEnds = (await spellAll(avoid, 'dead-end')).filter(
    ({ steps }) =>
      !isRerun(steps, failed) && ![...spelled, ...workarounds].some((other) => same(other.steps, steps)),
  );
  return [...workarounds, ...deadEnds].map(({ steps, ...action }) => ({
    ...action,
    steps: steps.map(digest),
  }));
}

async function spellAll(
  actions: readonly AdvisedAction[],
  kind: TrackedAction['kind'],
): Promise<readonly Spelled[]> {
  const spelled = await Promise.all(
    actions.map(async ({ id, command }): Promise<readonly Spelled[]> => {
      // A name that the log did not fill in would be read as a redirection.
      if (id === undefined || command === undefined || /<\w+>/.test(command)) return [];
      const found = await stepsOf(command);
      return found && found.steps.length > 0 ? [{ id, kind, steps: found.steps }] : [];
    }),
  );
  return spelled.flat();
}

/** Also where one of the two names less: `git push` and `git push origin main`. */
function isRerun(steps: readonly string[], failed: readonly string[]): boolean {
  return steps.every((step) =>
    failed.some((other) => step === other || saysMore(step, other) || saysMore(other, step)),
  );
}

function saysMore(long: string, short: string): boolean {
  const [more, less] = [wordsOf(long), wordsOf(short)];
  return less.every((word, i) => word === more[i]) && !more.some((word) => word.startsWith('-'));
}

function wordsOf(step: string): readonly string[] {
  const words: unknown = JSON.parse(step);
  return Array.isArray(words) ? words.map(String) : [];
}

function withoutEnd(steps: readonly string[], end: readonly string[]): readonly string[] {
  const rest = steps.slice(0, -end.length);
  return end.length > 0 && rest.length > 0 && same(steps.slice(-end.length), end) ? rest : steps;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((step, i) => step === b[i]);
}

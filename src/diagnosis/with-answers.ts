import type { CheckAnswer } from '../record/index.ts';
import type { AdvisedAction, CauseCheck, Diagnosis, Finding, FindingCause } from './types.ts';

/** Record → cause → what its check said. */
export type CheckAnswers = ReadonlyMap<string, ReadonlyMap<string, CauseCheck>>;

/** A diagnosis once its checks were run: causes that apply come first, and so do the workarounds that fit them. */
export function withAnswers(diagnosis: Diagnosis, answers: CheckAnswers): Diagnosis {
  return {
    ...diagnosis,
    findings: diagnosis.findings.map((finding) => answer(finding, answers.get(finding.id))),
  };
}

function answer(finding: Finding, checks: ReadonlyMap<string, CauseCheck> | undefined): Finding {
  if (!checks || checks.size === 0) return finding;
  const causes = finding.causes.map((cause): FindingCause => {
    const check = checks.get(cause.id);
    return check ? { ...cause, check } : cause;
  });
  return {
    ...finding,
    causes: causes.toSorted((a, b) => place(a.check?.answer) - place(b.check?.answer)),
    take: order(finding.take, causes),
  };
}

const places: Readonly<Record<CheckAnswer, number>> = { applies: 0, 'cannot-tell': 1, 'does-not-apply': 2 };

function place(found: CheckAnswer | undefined): number {
  return places[found ?? 'cannot-tell'];
}

/**
 * What fits a cause that applies, then what may fit, then what does not. Of those that fit, the one written for fewer causes speaks more
 * of this one; of equals one that asks for no further condition. Else the order by what was measured stays.
 */
function order(actions: readonly AdvisedAction[], causes: readonly FindingCause[]): readonly AdvisedAction[] {
  const applying = causes.filter(({ check }) => check?.answer === 'applies').map(({ id }) => id);
  const excluded = causes.filter(({ check }) => check?.answer === 'does-not-apply').map(({ id }) => id);
  const fit = ({ causes: own }: AdvisedAction): number => {
    if (own?.every((id) => excluded.includes(id))) return 2;
    return applying.length > 0 && (own ?? applying).some((id) => applying.includes(id)) ? 0 : 1;
  };
  const breadth = (action: AdvisedAction) =>
    fit(action) === 0 ? (action.causes?.length ?? causes.length) : 0;
  const conditions = (action: AdvisedAction) => (fit(action) === 0 && action.condition ? 1 : 0);
  return actions.toSorted(
    (a, b) => fit(a) - fit(b) || breadth(a) - breadth(b) || conditions(a) - conditions(b),
  );
}

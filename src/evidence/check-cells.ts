import type { CheckCell, FailureRecord, LedgerEntry } from '../record/index.ts';
import { groupBy } from './group-by.ts';

/** What the check of `cause` said. */
type Answer = NonNullable<LedgerEntry['checks']>[number];

/** Whether an answer is right: a check applies in the world of its own cause, and in no other. */
export function isRightAnswer({ cause: checked, answer }: Answer, world: string): boolean | undefined {
  switch (answer) {
    case 'applies':
      return checked === world;
    case 'does-not-apply':
      return checked !== world;
    case 'cannot-tell':
      return undefined;
  }
}

/** The table check × cause, in the order of the record's causes. Trials that could not be concluded do not count. */
export function checkCellsOf(
  { causes = [] }: FailureRecord,
  entries: readonly LedgerEntry[],
): readonly CheckCell[] {
  const answers = entries
    .filter(({ verdict }) => verdict !== 'inconclusive')
    .flatMap(({ cause, checks = [] }) =>
      checks.map((answer) => ({ check: answer.cause, cause, isRight: isRightAnswer(answer, cause) })),
    );
  const order = (id: string) => causes.findIndex((cause) => cause.id === id);
  const groups = groupBy(answers, ({ check, cause }) => `${check} ${cause}`);
  return [...groups.values()]
    .flatMap((group) => {
      const count = (value: boolean | undefined) => group.filter((one) => one.isRight === value).length;
      const { check, cause } = group[0] ?? { check: '', cause: '' };
      return [{ check, cause, right: count(true), wrong: count(false), cannot_tell: count(undefined) }];
    })
    .sort((a, b) => order(a.check) - order(b.check) || order(a.cause) - order(b.cause));
}

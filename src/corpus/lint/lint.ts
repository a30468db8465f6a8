import { compilePack, createMatcher, MatcherError, openPack } from '../../matcher/index.ts';
import type { Example } from '../load-folder.ts';
import type { Flaw, LintContext, Rule, Subject } from './rule.ts';
import { rules as allRules } from './rules.ts';

export interface LintOptions {
  /** Records that are not linted but linted against: they give examples and ids. @default none */
  readonly against?: readonly Subject[];
  /** Outputs of runs that went well. @default none */
  readonly cleanLogs?: readonly Example[];
  /** @default every rule */
  readonly rules?: readonly Rule[];
  /** Called before each record. */
  readonly onProgress?: (done: number, of: number) => void;
}

/** Every breach of every rule by the subjects, in the order of subjects, then of rules. */
export async function lint(
  subjects: readonly Subject[],
  { against = [], cleanLogs = [], rules = allRules, onProgress }: LintOptions = {},
): Promise<readonly Flaw[]> {
  const under = subjects.map(withRefusal);
  const context = contextOf(under, against, cleanLogs);
  const flaws: Flaw[] = [];
  for (const [i, subject] of under.entries()) {
    onProgress?.(i, under.length);
    for (const rule of rules) flaws.push(...(await applyRule(rule, subject, context)));
  }
  return flaws;
}

async function applyRule(rule: Rule, subject: Subject, context: LintContext): Promise<readonly Flaw[]> {
  const { record, file } = subject;
  const breaches = await rule.lint(subject, context);
  const flaw = (at: string, message: string): Flaw => ({
    rule: rule.name,
    record: record.id,
    file,
    at,
    message,
  });
  if (!rule.exceptions.includes(record.id)) return breaches.map(({ at, message }) => flaw(at, message));
  return breaches.length > 0
    ? []
    : [flaw('', `Expected an exception that is still needed; the record keeps the rule`)];
}

function withRefusal(subject: Subject): Subject {
  try {
    compilePack([subject.record]);
    return subject;
  } catch (error) {
    if (!(error instanceof MatcherError)) throw error;
    return { ...subject, refused: error.message };
  }
}

function contextOf(
  under: readonly Subject[],
  against: readonly Subject[],
  cleanLogs: readonly Example[],
): LintContext {
  const subjects = new Map<string, Subject[]>();
  for (const subject of [...under, ...against])
    subjects.set(subject.record.id, [...(subjects.get(subject.record.id) ?? []), subject]);
  // Each rule asks whether its own subject matches, so the records that are linted against need not be compiled.
  const usable = under.filter(({ refused }) => refused === undefined);
  const matcher = createMatcher(
    openPack(compilePack(usable.map(({ record, key }) => ({ ...record, id: key })))),
  );
  const seen = new Map<Uint8Array | string, ReadonlySet<string>>();
  return {
    subjects,
    cleanLogs,
    matched(input) {
      const known = seen.get(input);
      if (known) return known;
      const held = matcher.match(input).candidates.filter(({ basis }) => basis === 'pattern');
      const ids = new Set(held.map(({ id }) => id));
      seen.set(input, ids);
      return ids;
    },
  };
}

import type { Rule } from './rule.ts';
import { actionHasId } from './rules/action-has-id.ts';
import { actionHasSource } from './rules/action-has-source.ts';
import { actionIsNamed } from './rules/action-is-named.ts';
import { captureIsOutsideQuotes } from './rules/capture-is-outside-quotes.ts';
import { captureExists } from './rules/capture-exists.ts';
import { causeExists } from './rules/cause-exists.ts';
import { commandHasRisk } from './rules/command-has-risk.ts';
import { destructionIsMarked } from './rules/destruction-is-marked.ts';
import { hasExamples } from './rules/has-examples.ts';
import { holdsNoSecret } from './rules/holds-no-secret.ts';
import { howSaysMoreThanAction } from './rules/how-says-more-than-action.ts';
import { idIsUnique } from './rules/id-is-unique.ts';
import { isTranslated } from './rules/is-translated.ts';
import { patternIsUsable } from './rules/pattern-is-usable.ts';
import { patternMatchesExamples } from './rules/pattern-matches-examples.ts';
import { patternMatchesSignature } from './rules/pattern-matches-signature.ts';
import { patternSparesCleanLogs } from './rules/pattern-spares-clean-logs.ts';
import { patternSparesCounterexamples } from './rules/pattern-spares-counterexamples.ts';
import { patternSparesOtherRecords } from './rules/pattern-spares-other-records.ts';
import { scopeHasExpiry } from './rules/scope-has-expiry.ts';
import { signatureIsUnique } from './rules/signature-is-unique.ts';
import { textGivesNoOrders } from './rules/text-gives-no-orders.ts';
import { textIsVisible } from './rules/text-is-visible.ts';
import { transitionResolves } from './rules/transition-resolves.ts';

/** Every rule, in the order in which its flaws are shown. */
export const rules: readonly Rule[] = [
  idIsUnique,
  signatureIsUnique,
  textIsVisible,
  textGivesNoOrders,
  patternIsUsable,
  patternMatchesSignature,
  hasExamples,
  patternMatchesExamples,
  patternSparesCounterexamples,
  patternSparesOtherRecords,
  patternSparesCleanLogs,
  actionHasId,
  actionIsNamed,
  howSaysMoreThanAction,
  actionHasSource,
  commandHasRisk,
  destructionIsMarked,
  captureExists,
  captureIsOutsideQuotes,
  causeExists,
  transitionResolves,
  isTranslated,
  scopeHasExpiry,
  holdsNoSecret,
];

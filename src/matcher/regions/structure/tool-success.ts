import type { Structure } from './step-event.ts';

/** Forms in which tools say that all of their work went well. */
const forms: readonly (readonly [literals: string, form: RegExp])[] = [
  ['build success', /\bBUILD SUCCESS(?:FUL)?\b/],
  ['build succeeded|build completed successfully', /^\W*Build (?:succeeded|completed successfully)/i],
  ['test result: ok', /^test result: ok\./],
  ['result: pass', /^Result: PASS/],
  [
    'passed all|tests passed|tests successful',
    /\b(?:passed all|all (?:\d+ )?tests (?:passed|successful))\b/i,
  ],
  ['0 passed', /^(?:=+ |Tests:? +)(?!.*\b[1-9]\d* (?:failed|error)).*\b\d+ passed\b/],
  ['0 tests passed', /^\s*\d+ tests passed$/],
  ['0 passing', /^\s*\d+ passing\b/],
  ['ok (', /^OK \(/],
  ['# ok|# fail 0', /^\W*# (?:ok|fail 0)$/],
  [
    '0 failures|0 failed',
    /^\s*\d+ (?:examples?|runs?|tests?|specs?|scenarios?|assertions?)\b(?!.*\b[1-9]\d* (?:failures?|failed|errors?)).*\b0 (?:failures|failed)/,
  ],
  ['(0 errors', /\(0 errors, \d+ warnings?\)/],
  ['no offenses', /\bno offenses detected/],
  ['error summary: 0', /ERROR SUMMARY: 0 errors/],
  ['built in 0', /^✓ built in \d/],
  ['finished `', /^\s+Finished `?\w+`? /],
  ['npm info ok', /^npm info ok/],
  ['failed=0', /\bunreachable=0\b.*\bfailed=0\b/],
  ['your build exited', /^Done\. Your build exited with 0/],
  ['exit status 0', /\bexit status 0$/i],
];

/** Tools that report success: what they printed above was not the end of them. */
export const toolSuccess: readonly Structure[] = forms.map(([literals, form]) => ({
  name: 'tool-success',
  literals: literals.split('|'),
  read: (line) => (form.test(line) ? 'worked' : undefined),
}));

import { cuesOf } from './cue.ts';

/** What runtimes print when an exception ends a program. */
export const exceptions = [
  ...cuesOf('finding', [
    ['traceback (', /^\s*Traceback \(most recent call last\)/],
    [
      'error: |error (|exception: |exception (',
      /^\s*(?:\[error\]\s+)?(?:Uncaught |Unhandled |Exception: )?(?:[\w$]+(?:\.|::|\\))*[A-Z]\w*(?:Error|Exception)\b(?: \(.*\))?(?::|$)/,
    ],
    ['exception in thread', /^\s*Exception in thread /],
    ['unhandled|uncaught', /\b(?:[Uu]nhandled|[Uu]ncaught) (?:\w+ )?(?:[Ee]xception|[Ee]rror|[Rr]ejection)/],
    ['caused by', /^\s*(?:\[error\]\s+)?Caused by: /],
    ['goroutine 0', /^goroutine \d+ \[running\]/],
    ['terminate called', /^terminate called /],
    ['aborted!', /^rake aborted!/],
    ['execution of', /^Execution of .* failed with exit code/],
    ['fullyqualifiederrorid|categoryinfo', /^\s*\+ (?:FullyQualifiedErrorId|CategoryInfo)/],
    ['threw |throw', /\bthrew (?:an? )?(?:exception|error)/i],
    ['debugger entered', /^Debugger entered--/],
  ]),
  ...cuesOf('error', [
    ['error|exception', /(?:^|[\s:(['"])(?:[\w$]+(?:\.|::))*[A-Z]\w*(?:Error|Exception)\b/],
    ['execution halted', /^\s*Execution halted/],
  ]),
  ...cuesOf('hint', [
    [':0:in ', /:\d+:in [`']/],
    ['file "', /^\s+File ".*", line \d+/],
  ]),
];

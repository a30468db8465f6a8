import { cuesOf } from './cue.ts';

/** What linters, formatters, validators and link checkers print. */
export const linters = [
  ...cuesOf('verdict', [
    // eslint, stylelint, sass-lint: row:column, severity
    [' error ', /^\s+\d+:\d+\s+error\s/],
    ['✖', /^\s+\d+:\d+\s+✖\s/],
    // rubocop, flake8, pylint, cpplint, hlint, scss-lint, golint, luacheck, credo
    [': c: |: w: |: e: |: f: ', /:\d+:\d+: [CWEF]: /],
    [':0: ', /:\d+:(?:\d+:)? \(?[A-Z]{1,4}\d{2,5}\b/],
    ['sc0', /\bSC\d{4}\b/],
    ['md0/', /\bMD\d{3}\//],
    ['[e] |[w] ', /:\d+(?::\d+)? \[[EW]\] /],
    ['(severity: 0)', /\(Severity: \d\)/],
    ['0: error: ', /^"?\S+"?:\d+(?:\.\d+)?(?:-\d+(?:\.\d+)?)?: error: /],
    // jshint, phpcs, phpstan, tslint, flow, checkstyle, coffeelint, luacheck, shellcheck, vnu, sphinx, isort
    [', col 0', /^\S+: line \d+, col \d+, /],
    [' error', /^\s+\d+ \| ERROR\b/],
    ['error: ', /^ERROR: \S+\.\w+(?:\[\d+, \d+\]|:\d+:\d+)/],
    ['error ---', /^Error -{5,}/],
    ['[ant:checkstyle]', /\[ant:checkstyle\] \[ERROR\]/],
    [' line 0:', /^In \S+ line \d+:/],
    ['treated as error', /[Ww]arning,? treated as error/],
    ['incorrectly sorted', /incorrectly sorted/],
    ['license header|unapproved license', /license header|unapproved license/i],
    ['javascript standard style', /^standard: /],
    ['broken link|dead link|link(s) ', /[1-9]\d* (?:broken|dead) links?|^\s*\[✖\]/i],
    [
      'is not a valid|not allowed on element|element ',
      /^\s*(?:error|Error)\b.*\b(?:element|attribute|tag)\b/,
    ],
    [
      'would reformat|not formatted|incorrectly formatted',
      /would reformat|(?:is |are )?(?:not|incorrectly) formatted/i,
    ],
    ['code style issues', /Code style issues/],
    ['issues :-(', /Issues :-\(/],
  ]),
  ...cuesOf('finding', [
    [
      'please rebuild|please run|please fix|please commit|please update',
      /\bplease (?:rebuild|run|fix|commit|update|re-?generate)\b/i,
    ],
    ['please add|please remove|please use', /\bplease (?:add|remove|use)\b/i],
    [
      'uncommitted changes|files were modified|working tree',
      /uncommitted changes|files were modified|working (?:tree|directory) is(?: not|n't) clean/i,
    ],
    [
      'must be|should be|is not sorted|not in order|not sorted',
      /\bnot (?:sorted|in (?:alphabetical )?order)\b|^\S.*\b(?:must|should) be\b/,
    ],
    ['alphabetical', /(?:not|wrong|should|isn't|sort).{0,60}alphabetical|alphabetical.{0,40}(?:order|sort)/i],
  ]),
  ...cuesOf('error', [
    // Any tool that puts a place before its message.
    [':0: |:0:0: ', /^\s*(?:\.{0,2}\/)?[\w@.+~/\\-]+\.[A-Za-z]\w{0,9}:\d+(?::\d+)?:? (?!in\b)\S/],
    [' error ', /^\s*(?:line )?\d+[:,] ?(?:col(?:umn)? )?\d+\s+.*\berror\b/i],
    [', col 0|, column 0', /\bline \d+, col(?:umn)? \d+/i],
    ['0 http', /\b(?:4\d\d|5\d\d)\b:? +https?:\/\//],
  ]),
  ...cuesOf('warning', [
    [
      'warning',
      /^(?!.*(?:DATA RACE|Sanitizer|treated as error|-Werror|Task ".*" failed)).*(?:(?:^|[\s:[(])warning\b[:\]) ]|^\W*warning\b)/i,
    ],
    ['[warn]|warn ', /^\s*(?:npm )?\[?WARN\b/i],
    ['w: ', /^W: /],
  ]),
];

import { cuesOf } from './cue.ts';

/** What test runners print about tests that failed. */
export const testRunners = [
  ...cuesOf('verdict', [
    // pytest, unittest, nose
    ['= failures|= errors', /^=+ (?:FAILURES|ERRORS) =+$/],
    ['e   |e  ', /^E {3}\s*\S/],
    ['failed ', /^FAILED \S+(?:::| - )/],
    [' failed', /^\S+::\S+ FAILED/],
    ['fail: |error: ', /^(?:FAIL|ERROR): \w+ \([\w.<> ]+\)/],
    // go
    ['--- fail', /^\s*--- FAIL: /],
    ['[build failed]|[setup failed]', /^FAIL\s.*\[(?:build|setup) failed\]/],
    // cargo
    [' stdout ----', /^---- .* stdout ----/],
    // rspec, minitest, test-unit
    ['failure/error', /^\s*Failure\/Error:/],
    ['failures:', /^\s*Failures:\s*$/],
    ['0) failure|0) error', /^\s*\d+\) (?:Failure|Error):/],
    ['failure:|error:', /^(?:Failure|Error):\s*$/],
    ['failure: test|error: test', /^(?:Failure|Error): test/],
    ['rails test |rspec ./', /^(?:bin\/)?(?:rails test|rspec) \S+:\d+/],
    // jest, mocha, karma, tap, ava, qunit, tape
    ['●', /^\s*● \S/],
    ['fail ', /^\s*FAIL\s{1,3}(?:\S+ )?\S+\.\w+/],
    ['✕|✗|✘|✖', /^\s*[✕✗✘✖]\s*\S/],
    ['0 failing', /^\s*\d+ failing\b/],
    [' failed', /^\s*\S.{3,160} FAILED$/],
    ['not ok 0', /^\s*not ok \d+(?!.*# (?:TODO|SKIP))/i],
    ['failed assertion', /Failed assertion/],
    // phpunit, behat, codeception
    ['there was 0|there were 0', /^There (?:was|were) \d+ (?:failures?|errors?|risky)/],
    ['::test', /^\d+\) [A-Z][\w\\]+::\w+/],
    // junit through gradle, surefire and ant
    [' failed', /^[\w.$]+ > .* FAILED$/],
    ['<<< fail|<<< err', /<<< (?:FAILURE|ERROR)!/],
    ['what went wrong', /^\* What went wrong:/],
    // scalatest, specs2, sbt, partest
    ['*** failed ***', /\*\*\* FAILED \*\*\*/],
    ['!! 0', /^!!\s+\d+ - /],
    ['[error]   x ', /^\[error\]\s+[x!] /],
    // nunit, xunit, vstest
    ['0) failed :|0) error :|0) failure :', /^\s*\d+\) (?:Failed|Error|Failure) :/],
    ['[fail]', /\[FAIL\]/],
    // exunit, clojure.test, hspec, tasty, testthat
    ['0) test ', /^\s*\d+\) test .* \(/],
    ['fail in (|error in (', /^(?:FAIL|ERROR) in \(/],
    ['failed [0', /FAILED \[\d+\]/],
    ['fail', /^\s+\S.*:\s+FAIL(?: \(\d|$)/],
    ['failure: |error: |failure (', /^\s*[─━-]{2} (?:\d+\. )?(?:Failure|Error)\b/],
    ['... error|... failed', /^\* checking .*\.\.\.(?: \[.*\])? (?:ERROR|FAILED)/],
    ['running the tests in', /^Running the tests in .* failed/],
    ['running examples in', /^Running examples in .* failed/],
    // perl, ctest, gtest, catch2, boost, ert
    ['failed test', /^\s*#\s+Failed (?:\(TODO\) )?test/],
    ['***failed|***exception|***timeout|***not run', /\*\*\*(?:Failed|Exception|Timeout|Not Run)/],
    ['tests failed:', /The following tests FAILED:/],
    ['[  failed  ]', /^\[ {2}FAILED {2}\] \w/],
    ['failed:', /^\S+:\d+: FAILED:/],
    ['error: in "', /: (?:fatal )?error: in "/],
    ['   failed  ', /^\s+FAILED\s+(?:\d+\/\d+\s+)?[\w-]+/],
    [' condition:', /^Test \S+ condition:/],
    // qunit, ember, minitest-reporters, cucumber, julia, dart, erlang, lua, vim, tcl, automake, bazel, phpspec
    [
      'test failed|module failed|assertion failed|spec failed',
      /^\s*(?:Test|Module|Assertion|Spec|Suite|Step) Failed\b/i,
    ],
    ['fail["|error["|fail [|error [', /^\s*(?:FAIL|ERROR) ?\["/],
    ['failed steps', /^\(::\) failed (?:steps|scenarios)/],
    ['cucumber ', /^cucumber \S+:\d+/],
    ['test failed at|error during test', /(?:Test Failed at|Error During Test at?) /],
    [' [e]', /^\d\d:\d\d \+\d+.* \[E\]$/],
    ['*failed*', /\*failed\*/],
    ['failed: ', /^(?:FAILED|FAIL|ERROR): \S+$/],
    ['failed on', /(?:Test|Case|Step).* failed on line/i],
    ['==== ', /^==== \S+ .*FAILED$/],
    ['example:', /^Failed example:/],
    ['error trace', /^\s+Error Trace:/],
    ['data race', /WARNING: DATA RACE/],
    ['sanitizer', /(?:ERROR|WARNING): \w+Sanitizer/],
    ['runtime error', /:\d+:\d+: runtime error:/],
    ['errors in test|failures in test', /^(?:Errors|Failures) in test/i],
    ['✘|✗|✖|×|❌', /^\s*(?:\[\w+\] )?[✘✗✖×❌]\s*\S/],
    [
      'output differs|compilation failed]|non-zero exit code]|timed out]',
      /\[(?:output differs|compilation failed|non-zero exit code|timed out|crashed)/,
    ],
    [
      "doesn't match|does not match",
      /(?:output|screenshot|snapshot|file|result|expected) .*(?:doesn't|does not) match/i,
    ],
    // xctest, cucumber, busted, shunit, alcotest
    [' failed', /^\s+\w+, (?:XCT\w+|failed|\w*[Aa]ssert\w*) .*failed|^\s+\w+, .* failed\b/],
  ]),
  ...cuesOf('finding', [
    ['_test.go:0:', /^\s+\S+_test\.go:\d+: /],
    ['race detected', /race detected during execution/],
    ['snapshot', /[1-9]\d* snapshots? (?:failed|obsolete)/],
    ['required test coverage|coverage', /\bcoverage\b.{0,40}\b(?:below|threshold|not met|less than)\b/i],
    ['testing failed', /^Testing failed:/],
    ['panicked at', /\bpanicked at\b/],
    ['panic: ', /^\s*panic: /],
    ['assertion', /\b[Aa]ssertion (?:`.*' )?failed/],
    ['assertionerror', /\bAssertion(?:Failed)?Error\b/],
    ['assert:', /^ASSERT:/],
    ['error message:', /^\s*Error Message:/],
  ]),
  ...cuesOf('error', [
    // Lists: a failure's own message tells more than its name.
    ['failed tests:', /^(?:\[\w+\] )?\s*Failed tests: /i],
    ['failing tests:', /^\s*Failing tests:/],
    ['failing scenarios', /^Failing Scenarios:/i],
    ['tests in error', /^(?:\[\w+\] )?\s*Tests in error: /],
    ['failed', /\.\.\. FAILED$/],
    ['fail', /\.\.\. (?:FAIL|fail(?:ed)?)\b/],
    ['____', /^_{3,} .+ _{3,}$/],
    [
      'expected',
      /^\s*(?:\[\w+\] )?\s*(?:[-+] )?(?:Expected|expected)\b.*(?:but|got|to (?:be|eq|have|match|contain)|Actual|actual|:)/,
    ],
    ['dubious', /Dubious, test returned/],
    ['failed 0', /^\s*Failed \d+\/\d+ subtests/],
    [
      'not equal|not greater|not less|did not',
      /\b(?:was not|did not|not equal|does not) (?:equal|greater|match|less|to)\b/,
    ],
    ['error', /^\s*ERROR\s*$/],
    ['tests timed out|test timed out', /tests? timed out/i],
  ]),
  ...cuesOf('summary', [
    ['failure|failed|failing|error', /\b[1-9]\d* (?:\w+ )?(?:failures?|failed|failing|errors?)\b/i],
    ['failed=0|failures=0|errors=0', /FAILED \((?:failures|errors)=/],
    ['failures: 0|errors: 0|failed: 0|failed 0', /(?:Failures|Errors|Failed|FAILED):? [1-9]/],
    ['test result: failed', /^test result: FAILED/],
    ['result: fail', /^Result: FAIL/],
    ['failures!|errors!', /^(?:FAILURES|ERRORS)!/],
    ['offense', /\b[1-9]\d* offenses? detected/],
    ['problem', /[✖×] [1-9]\d* problems?/],
    ['test summary report', /^Test Summary Report/],
    ['tests failed', /\btests? failed\b/i],
    ['fail\t|fail ', /^FAIL\s+\S+\s+[\d.]+s$/],
    ['error:', /\bthere (?:was|were) test failures/i],
  ]),
  ...cuesOf('quiet', [
    [
      '0 error|0 fail|no error|no fail|0 offense|no offense',
      /^(?!.*\b[1-9]\d* (?:\w+ )?(?:errors?|failures?|failed|failing|offenses?)\b).*(?:^|[^\d.])(?:0|no|zero) (?:\w+ )?(?:errors?|failures?|failed|failing|offenses)\b/i,
    ],
    [
      'failures: 0|errors: 0|failed: 0',
      /^(?!.*(?:Failures|Errors|Failed): [1-9]).*(?:Failures|Errors|Failed): 0/i,
    ],
  ]),
  ...cuesOf('count', [
    ['testsfailedexception|tests unsuccessful', /TestsFailedException|Tests unsuccessful/],
    ['*** 0 test', /\*\*\* \d+ TESTS? FAILED \*\*\*/],
    ['failed', /^\s*(?:FAILED|\d+ tests? failed|Tests? failed|Some tests failed)\W*$/i],
    ['total 0', /^(?:Passed|Failed|Error): Total \d+/],
  ]),
  ...cuesOf('passed', [
    [
      ' ok|ok 0|ok]|pass|✓|✔|√|.yes|.no|. yes|. no|. done',
      /\.{2,}\s*(?:ok|OK|pass(?:ed)?|PASS(?:ED)?|yes|no|done)\b|\bPASSED(?:\s+\[ *\d+%\])?$|\bOK(?: \([\d.]+ ?m?s\))?$|^\s*(?:[✓✔√]|\[ {2,}OK |\[ok\]|ok \d+|PASS[: ]|PASSED |--- PASS)/,
    ],
  ]),
];

import { expect, test } from 'vitest';
import { findRegions } from '../find-regions.ts';

/** A Travis job: a noisy install that goes well, the tests, and housekeeping after them. */
function job(output: string): readonly string[] {
  return [
    'travis_time:start:01',
    '$ make deps',
    ...Array.from({ length: 60 }, (_, i) => `Downloading package-${i} (error-free mirror)`),
    'warning: package-7 could not be verified, using it anyway',
    'travis_time:end:01:start=1,finish=2,duration=1',
    'travis_time:start:02',
    '$ make test',
    ...output.split('\n'),
    'travis_time:end:02:start=2,finish=3,duration=1',
    'The command "make test" exited with 1.',
    'travis_fold:start:cache.2',
    'store build cache',
    'failed to read 3 files, ignored',
    'Done. Your build exited with 1.',
  ];
}

const passing = Array.from({ length: 80 }, (_, i) => `    ✓ handles failure ${i}`).join('\n');

test.each([
  [
    'mocha',
    `  queue\n${passing}\n    1) gives back what was put in\n\n  80 passing (90ms)\n  1 failing\n\n  1) queue\n       gives back what was put in:\n\n      AssertionError [ERR_ASSERTION]: 'a' == 'b'\n      + expected - actual\n\n      -a\n      +b\n\n      at Context.<anonymous> (test/queue.js:9:12)\n\nnpm ERR! Test failed.  See above for more details.`,
    "'a' == 'b'",
  ],
  [
    'karma',
    `HeadlessChrome 115.0.0 (Linux): Executed 40 of 41 SUCCESS\nHeadlessChrome 115.0.0 (Linux) cart adds an item FAILED\n\tExpected 1 to be 2.\n\t    at UserContext.<anonymous> (spec/cart.js:12:20)\nHeadlessChrome 115.0.0 (Linux): Executed 41 of 41 (1 FAILED) (0.3 secs / 0.2 secs)\nTOTAL: 1 FAILED, 40 SUCCESS`,
    'Expected 1 to be 2.',
  ],
  [
    'PHPUnit',
    `PHPUnit 9.6.13 by Sebastian Bergmann and contributors.\n\n${'.'.repeat(61)}F  62 / 62 (100%)\n\nTime: 00:00.035, Memory: 6.00 MB\n\nThere was 1 failure:\n\n1) App\\CartTest::testTotal\nFailed asserting that 3 matches expected 4.\n\n/app/tests/CartTest.php:21\n\nFAILURES!\nTests: 62, Assertions: 70, Failures: 1.`,
    'Failed asserting that 3 matches expected 4.',
  ],
  [
    'Maven Surefire',
    `[INFO] Running org.demo.CartTest\n[ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0, Time elapsed: 0.05 s <<< FAILURE! - in org.demo.CartTest\n[ERROR] total(org.demo.CartTest)  Time elapsed: 0.01 s  <<< FAILURE!\njava.lang.AssertionError: expected:<4> but was:<3>\n\tat org.demo.CartTest.total(CartTest.java:21)\n\n[INFO] Results:\n[ERROR] Failures: \n[ERROR]   CartTest.total:21 expected:<4> but was:<3>\n[ERROR] Tests run: 3, Failures: 1, Errors: 0, Skipped: 0\n[INFO] BUILD FAILURE\n[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:2.22.2:test (default-test) on project demo: There are test failures.`,
    'expected:<4> but was:<3>',
  ],
  [
    'minitest under Rails',
    `# Running:\n\n${'.'.repeat(70)}\nF\n\nFailure:\nCartTest#test_total [test/cart_test.rb:9]:\nExpected: 4\n  Actual: 3\n\nbin/rails test test/cart_test.rb:7\n\n${'.'.repeat(70)}\nFinished in 0.9s, 170 runs/s.\n141 runs, 150 assertions, 1 failures, 0 errors, 0 skips\nrake aborted!\nCommand failed with status (1)`,
    'Actual: 3',
  ],
  [
    'cargo test',
    `running 2 tests\ntest cart::empty ... ok\ntest cart::total ... FAILED\n\nfailures:\n\n---- cart::total stdout ----\nthread 'cart::total' panicked at src/cart.rs:14:9:\nassertion \`left == right\` failed\n  left: 3\n right: 4\n\nfailures:\n    cart::total\n\ntest result: FAILED. 1 passed; 1 failed; 0 ignored`,
    'left == right',
  ],
  [
    'unittest under tox',
    `test_total (tests.test_cart.CartTest) ... FAIL\ntest_empty (tests.test_cart.CartTest) ... ok\n\n======================================================================\nFAIL: test_total (tests.test_cart.CartTest)\n----------------------------------------------------------------------\nTraceback (most recent call last):\n  File "/app/tests/test_cart.py", line 9, in test_total\n    self.assertEqual(total(), 4)\nAssertionError: 3 != 4\n\n----------------------------------------------------------------------\nRan 2 tests in 0.001s\n\nFAILED (failures=1)\nERROR: InvocationError for command /app/.tox/py37/bin/python -m unittest (exited with code 1)\n___________________________________ summary ____________________________________\nERROR:   py37: commands failed`,
    'AssertionError: 3 != 4',
  ],
  [
    'ctest with a gtest inside',
    `      Start 1: cart\n1/2 Test #1: cart .............................***Failed    0.01 sec\n[ RUN      ] Cart.Total\n/app/cart_test.cc:9: Failure\nExpected equality of these values:\n  total()\n    Which is: 3\n  4\n[  FAILED  ] Cart.Total (0 ms)\n      Start 2: queue\n2/2 Test #2: queue ............................   Passed    0.01 sec\n\n50% tests passed, 1 tests failed out of 2\n\nThe following tests FAILED:\n\t  1 - cart (Failed)\nErrors while running CTest`,
    'Which is: 3',
  ],
  [
    'prove',
    `t/00-load.t .. ok\nt/10-cart.t .. \nok 1 - empty\nnot ok 2 - total\n#   Failed test 'total'\n#   at t/10-cart.t line 9.\n#          got: '3'\n#     expected: '4'\nDubious, test returned 1 (wstat 256, 0x100)\nFailed 1/2 subtests \n\nTest Summary Report\n-------------------\nt/10-cart.t (Wstat: 256 Tests: 2 Failed: 1)\n  Failed test:  2\nResult: FAIL`,
    "got: '3'",
  ],
  [
    'dotnet test',
    `Starting test execution, please wait...\n[xUnit.net 00:00:00.60]     Demo.CartTests.Total [FAIL]\n  Failed Demo.CartTests.Total [5 ms]\n  Error Message:\n   Assert.Equal() Failure\nExpected: 4\nActual:   3\n  Stack Trace:\n     at Demo.CartTests.Total() in /app/CartTests.cs:line 12\n\nFailed!  - Failed:     1, Passed:    40, Skipped:     0, Total:    41`,
    'Assert.Equal() Failure',
  ],
  [
    'hspec under stack',
    `Cart\n  is empty at first\n  adds up FAILED [1]\n\nFailures:\n\n  test/Spec.hs:12:5: \n  1) Cart adds up\n       expected: 4\n        but got: 3\n\nRandomized with seed 42\n\nFinished in 0.0010 seconds\n2 examples, 1 failure\nCompleted 2 action(s).\nTest suite failure for package demo-0.1.0`,
    'but got: 3',
  ],
  [
    'ExUnit',
    `${'.'.repeat(40)}\n\n  1) test adds up (CartTest)\n     test/cart_test.exs:5\n     Assertion with == failed\n     code:  assert total() == 4\n     left:  3\n     right: 4\n     stacktrace:\n       test/cart_test.exs:6: (test)\n\nFinished in 0.05 seconds\n41 tests, 1 failure`,
    'left:  3',
  ],
  [
    'busted',
    `${'●'.repeat(20)}◼${'●'.repeat(20)}\n40 successes / 1 failure / 0 errors / 0 pending : 0.02 seconds\n\nFailure → spec/cart_spec.lua @ 5\ncart adds up\nspec/cart_spec.lua:6: Expected objects to be equal.\nPassed in:\n(number) 3\nExpected:\n(number) 4`,
    'Expected objects to be equal',
  ],
  [
    'xcpretty',
    `    ✓ testEmpty (0.001 seconds)\n    ✗ testTotal, XCTAssertEqual failed: ("3") is not equal to ("4")\n    ✓ testOther (0.001 seconds)\n\nExecuted 3 tests, with 1 failure (0 unexpected) in 0.010 (0.012) seconds\n\n\nDemoTests.CartTests\n  testTotal, XCTAssertEqual failed: ("3") is not equal to ("4")\n  /app/CartTests.swift:12\n** TEST FAILED **`,
    'is not equal to',
  ],
  [
    'R CMD check',
    `* checking examples ... OK\n* checking tests ...\n  Running ‘testthat.R’\n ERROR\nRunning the tests in ‘tests/testthat.R’ failed.\nLast 13 lines of output:\n  > test_check("demo")\n  ── 1. Failure: adds up (@test-cart.R#4)  ──────\n  total() not equal to 4.\n  1/1 mismatches\n  [1] 3 - 4 == -1\n  Error: testthat unit tests failed\n  Execution halted\n* checking PDF version of manual ... OK\n\nStatus: 1 ERROR`,
    'total() not equal to 4.',
  ],
  [
    'Julia',
    `Test Summary: | Pass  Total\nqueue         |   12     12\ncart: Test Failed at /app/test/cart.jl:3\n  Expression: total() == 4\n   Evaluated: 3 == 4\nStacktrace:\n [1] macro expansion at /app/test/cart.jl:3\nERROR: LoadError: Some tests did not pass: 0 passed, 1 failed, 0 errored, 0 broken.`,
    'Evaluated: 3 == 4',
  ],
])('the reason is found in a job that runs %s', (_tool, output, reason) => {
  expect(findRegions(job(output))[0]?.text.join('\n')).toContain(reason);
});

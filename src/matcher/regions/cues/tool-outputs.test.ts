import { describe, expect, test } from 'vitest';
import { findRegions } from '../find-regions.ts';

const compiled = Array.from({ length: 200 }, (_, i) => `  CC src/part-${i}.c`);

/** The line numbers of the best region that hold `text`. */
function bestShows(log: readonly string[], text: string): boolean {
  return findRegions(log)[0]?.text.some((line) => line.includes(text)) ?? false;
}

describe('the reason is found in the output of', () => {
  const cases: readonly (readonly [name: string, log: readonly string[], reason: string])[] = [
    [
      'a compiler two hundred lines above the end, under make',
      [
        ...compiled,
        "src/a.c:3:5: error: expected ';' before '}' token",
        '    3 |     }',
        ...compiled,
        'make: *** [Makefile:3: a.o] Error 1',
      ],
      "expected ';'",
    ],
    [
      'pytest',
      [
        'collected 2 items',
        '',
        'test_a.py .F    [100%]',
        '',
        '=================================== FAILURES ===================================',
        '____________________________________ test_sum ____________________________________',
        '',
        '    def test_sum():',
        '>       assert 1 + 1 == 3',
        'E       assert (1 + 1) == 3',
        '',
        'test_a.py:5: AssertionError',
        '=========================== short test summary info ============================',
        'FAILED test_a.py::test_sum - assert (1 + 1) == 3',
        '========================= 1 failed, 1 passed in 0.03s ==========================',
      ],
      'assert (1 + 1) == 3',
    ],
    [
      'go test',
      [
        '=== RUN   TestSum',
        '    sum_test.go:7: got 3, want 2',
        '--- FAIL: TestSum (0.00s)',
        '=== RUN   TestOther',
        '--- PASS: TestOther (0.00s)',
        'FAIL',
        'FAIL\texample.com/sum\t0.002s',
        'FAIL',
      ],
      'got 3, want 2',
    ],
    [
      'cargo',
      [
        '   Compiling demo v0.1.0 (/home/me/demo)',
        'error[E0308]: mismatched types',
        ' --> src/main.rs:2:18',
        '  |',
        '2 |     let x: i32 = "a";',
        'error: aborting due to 1 previous error',
        'error: could not compile `demo` (bin "demo") due to 1 previous error',
      ],
      'E0308',
    ],
    [
      'a Maven build whose last words are about itself',
      [
        '[INFO] Scanning for projects...',
        '[ERROR] /home/me/app/src/main/java/App.java:[5,9] cannot find symbol',
        '[ERROR]   symbol:   class Lisst',
        '[INFO] ------------------------------------------------------------------------',
        '[INFO] BUILD FAILURE',
        '[INFO] ------------------------------------------------------------------------',
        '[ERROR] To see the full stack trace of the errors, re-run Maven with the -e switch.',
        '[ERROR] Re-run Maven using the -X switch to enable full debug logging.',
      ],
      'cannot find symbol',
    ],
    [
      'Gradle',
      [
        '> Task :compileJava',
        '> Task :test FAILED',
        '',
        'AppTest > adds() FAILED',
        '    org.opentest4j.AssertionFailedError at AppTest.java:12',
        '',
        '3 tests completed, 1 failed',
        '',
        'FAILURE: Build failed with an exception.',
        '',
        '* What went wrong:',
        "Execution failed for task ':test'.",
        'BUILD FAILED in 3s',
      ],
      'adds() FAILED',
    ],
    [
      'Jest under npm',
      [
        '> jest',
        '',
        ' FAIL  src/sum.test.js',
        '  ✕ adds (3 ms)',
        '',
        '  ● adds',
        '',
        '    expect(received).toBe(expected) // Object.is equality',
        '',
        '    Expected: 3',
        '    Received: 2',
        '',
        'Tests:       1 failed, 1 total',
        'npm ERR! code ELIFECYCLE',
        'npm ERR! errno 1',
      ],
      '● adds',
    ],
    [
      'RSpec',
      [
        '.F',
        '',
        'Failures:',
        '',
        '  1) Sum adds',
        '     Failure/Error: expect(1 + 1).to eq(3)',
        '',
        '       expected: 3',
        '            got: 2',
        '',
        'Finished in 0.01 seconds',
        '2 examples, 1 failure',
        '',
        'Failed examples:',
        '',
        'rspec ./spec/sum_spec.rb:4 # Sum adds',
      ],
      'expected: 3',
    ],
    [
      'npm that cannot resolve a tree',
      [
        'npm error code ERESOLVE',
        'npm error ERESOLVE unable to resolve dependency tree',
        'npm error',
        'npm error While resolving: demo@1.0.0',
        'npm error A complete log of this run can be found in: /home/me/.npm/_logs/x-debug-0.log',
      ],
      'unable to resolve dependency tree',
    ],
    [
      'docker buildx',
      [
        '#5 [1/3] FROM docker.io/library/alpine:3.20',
        '#6 [2/3] RUN make',
        '/bin/sh: make: not found',
        '#6 ERROR: process "/bin/sh -c make" did not complete successfully: exit code: 127',
        'ERROR: failed to solve: process "/bin/sh -c make" did not complete successfully: exit code: 127',
      ],
      'make: not found',
    ],
    [
      'ESLint',
      [
        '$ eslint .',
        '',
        '/home/me/app/index.js',
        "  3:8  error  'x' is defined but never used  no-unused-vars",
        '',
        '✖ 1 problem (1 error, 0 warnings)',
        '',
        'error Command failed with exit code 1.',
      ],
      'never used',
    ],
    [
      'a program without any known form, above the line that says that it failed',
      [
        ...compiled,
        'these two lists are of different length',
        'The command "./compare" exited with 1.',
        '',
        'Done. Your build exited with 1.',
      ],
      'of different length',
    ],
    [
      'a localised tool',
      [
        ...compiled,
        'main.c:4:10: 致命错误：zlib.h：没有那个文件或目录',
        '编译中断。',
        ...compiled.slice(0, 20),
      ],
      '致命错误',
    ],
  ];
  test.each(cases)('%s', (_name, log, reason) => {
    expect(bestShows(log, reason)).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { compileCueScanner, createClassifier } from '../classify-line.ts';
import { ownersOn } from '../literal-scanner.ts';
import { allStructures } from '../structure/all-structures.ts';
import { allCues } from './all-cues.ts';

/** Lines as tools print them, by how much they tell. */
const lines = {
  6: [
    'main.c:12:5: error: unknown type name',
    'Program.cs(39,17): error CS0246: The type or namespace name could not be found',
    'src/app.ts(3,1): error TS2304: Cannot find name',
    'error[E0425]: cannot find value `x` in this scope',
    '[info] - adds numbers *** FAILED ***',
    '[error] /home/me/src/main/scala/A.scala:6:35: object b is not a member of package a',
    '--- FAIL: TestSum (0.00s)',
    'not ok 3 - adds',
    '  1) Failure:',
    'test_a.py::test_sum FAILED',
    '[  FAILED  ] Sum.Adds (0 ms)',
    '3/7 Test #3: sum ...............***Failed    0.01 sec',
    'lib/a.rb:3:1: C: Layout/EmptyLines: Extra blank line detected.',
    './a.py:1:80: E501 line too long (88 > 79 characters)',
    'Use of -t at line 69, column 28.  See page 218 of PBP.  (Severity: 5)',
    "#   Failed test 'adds'",
    '  1) test adds (SumTest)',
    'FAIL in (adds-test) (sum_test.clj:7)',
    'WARNING: DATA RACE',
    '** (Mix) Could not start application',
    'CMake Error at CMakeLists.txt:3 (find_package):',
  ],
  4.5: [
    'Traceback (most recent call last):',
    'fatal: not a git repository (or any of the parent directories): .git',
    'E: Unable to locate package foo',
    'bash: foo: command not found',
    'Exception in thread "main" java.lang.NullPointerException',
    'curl: (6) Could not resolve host: example.invalid',
    './app: error while loading shared libraries: libfoo.so.1: cannot open shared object file',
    'The command "./slow" exited with 124.',
    'PackagesNotFoundError: The following packages are not available from current channels:',
    'No output has been received in the last 10m0s, this potentially indicates a stalled build',
  ],
  0: [
    'test_error_path ... ok',
    '✓ reports an error',
    '0 failures, 0 errors',
    'Unpacking liberror-perl (0.17-1.1) ...',
    'gcc -Wall -Werror -c error.c -o error.o',
    'checking for error_at_line... yes',
    '        unknown option fallback:                                     OK',
  ],
} as const;

const scanner = compileCueScanner();

describe.each(Object.entries(lines))('weighs %s:', (weight, examples) => {
  test.each(examples)('%s', (line) => {
    const classifier = createClassifier();
    const bytes = new TextEncoder().encode(line);
    const owners = ownersOn(scanner, bytes, 0, bytes.length);
    expect(owners.length > 0 ? classifier.read(line, 0, owners).weight : 0).toBe(Number(weight));
  });
});

test('every literal is one that the scanner can find', () => {
  const literals = [...allCues, ...allStructures].flatMap((owner) => owner.literals);
  expect(
    literals.filter(
      (text) =>
        new TextEncoder().encode(text).length < 2 || text !== text.toLowerCase() || /\d\d|[1-9]/.test(text),
    ),
  ).toEqual([]);
});

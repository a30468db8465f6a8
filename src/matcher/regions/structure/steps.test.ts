import { describe, expect, test } from 'vitest';
import { findRegions } from '../find-regions.ts';

const compiled = Array.from({ length: 200 }, (_, i) => `  CC src/part-${i}.c`);

/** The line numbers of the best region that hold `text`. */
function bestShows(log: readonly string[], text: string): boolean {
  return findRegions(log)[0]?.text.some((line) => line.includes(text)) ?? false;
}

describe('structure decides', () => {
  const failedQuietly = ['starting', 'row 7 differs'];
  const scared = ['Error: cache is cold, going on without it'];
  const systems: readonly (readonly [name: string, log: readonly string[]])[] = [
    [
      'Travis',
      [
        'travis_time:start:01',
        '$ ./warm',
        ...scared,
        'travis_time:end:01',
        'The command "./warm" exited with 0.',
        'travis_time:start:02',
        '$ ./compare',
        ...failedQuietly,
        'travis_time:end:02',
        'The command "./compare" exited with 1.',
      ],
    ],
    [
      'GitHub Actions',
      [
        '##[group]Run ./warm',
        '##[endgroup]',
        ...scared,
        '##[group]Run ./compare',
        '##[endgroup]',
        ...failedQuietly,
        '##[error]Process completed with exit code 1.',
        'Post job cleanup.',
        'git config --unset',
      ],
    ],
    [
      'GitLab',
      [
        'section_start:1700000000:get_sources',
        ...scared,
        'section_end:1700000001:get_sources',
        'section_start:1700000001:step_script',
        '$ ./compare',
        ...failedQuietly,
        'section_end:1700000002:step_script',
        'section_start:1700000002:cleanup_file_variables',
        'Cleaning up project directory and file based variables',
        'section_end:1700000003:cleanup_file_variables',
        'ERROR: Job failed: exit code 1',
      ],
    ],
    [
      'Jenkins',
      [
        '[Pipeline] sh',
        '+ ./warm',
        ...scared,
        '[Pipeline] sh',
        '+ ./compare',
        ...failedQuietly,
        '[Pipeline] }',
        'ERROR: script returned exit code 1',
        'Finished: FAILURE',
      ],
    ],
    [
      'Azure Pipelines',
      [
        '##[section]Starting: warm',
        ...scared,
        '##[section]Finishing: warm',
        '##[section]Starting: compare',
        ...failedQuietly,
        "##[error]Bash exited with code '1'.",
        '##[section]Finishing: compare',
      ],
    ],
    [
      'Buildkite',
      [
        '~~~ Preparing working directory',
        ...scared,
        '~~~ Running commands',
        '$ ./compare',
        ...failedQuietly,
        '🚨 Error: The command exited with status 1',
        '^^^ +++',
      ],
    ],
    [
      'CircleCI',
      [
        '#!/bin/bash -eo pipefail',
        './warm',
        ...scared,
        '#!/bin/bash -eo pipefail',
        './compare',
        ...failedQuietly,
        'Exited with code exit status 1',
      ],
    ],
  ];
  test.each(systems)('in a log of %s, between a step that went on and the one that failed', (_name, log) => {
    expect(bestShows(log, 'row 7 differs')).toBe(true);
  });

  test('a verdict is seen behind a marker that a carriage return once stood between', () => {
    const log = [
      'travis_time:start:01 $ ./compare',
      'row 7 differs',
      'travis_time:end:01:start=1,finish=2 The command "./compare" exited with 1.',
      ...compiled,
    ];
    expect(bestShows(log, 'row 7 differs')).toBe(true);
  });

  test('the first attempt of a command that is retried comes before the others', () => {
    const attempt = ['test_a FAILED', 'The command "./test" failed. Retrying, 2 of 3.'];
    expect(findRegions([...attempt, ...compiled, ...attempt])[0]?.lines).toEqual([1, 2]);
  });
});

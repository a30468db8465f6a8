import type { StepEvent, Structure } from './step-event.ts';

/** The last words of build tools: the reason stands above them. */
export const buildTools: Structure = {
  name: 'build-tools',
  literals: [
    ': ***',
    'build failed',
    'rake aborted',
    'command failed with',
    'ninja: build stopped',
    'elifecycle',
    'build failure',
    'did not complete successfully',
    'aborting due to',
    'could not compile',
  ],
  read: readBuildTools,
};

function readBuildTools(line: string): StepEvent | undefined {
  if (/^\w*make(?:\[\d+\])?: \*\*\* /.test(line)) return 'broke';
  if (/^(?:npm ERR!|npm error) code ELIFECYCLE|^ ?ELIFECYCLE\b/.test(line)) return 'broke';
  if (/^(?:\W*BUILD FAILED|rake aborted!|ninja: build stopped|error Command failed)/.test(line))
    return 'broke';
  if (/^\[(?:INFO|ERROR)\] BUILD FAILURE|did not complete successfully: exit code/.test(line)) return 'broke';
  return /^error: (?:aborting due to|could not compile)/.test(line) ? 'broke' : undefined;
}

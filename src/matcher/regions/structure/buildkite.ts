import type { StepEvent, Structure } from './step-event.ts';

/** Header lines of a Buildkite job. */
export const buildkite: Structure = {
  name: 'buildkite',
  literals: ['--- ', '+++ ', '~~~ ', '^^^ +++', 'the command exited with status'],
  read: readBuildkite,
};

function readBuildkite(line: string): StepEvent | undefined {
  // A diff has `--- a/file` and `+++ b/file`; a header starts with a sign or a capital letter.
  if (/^(?:---|\+\+\+|~~~) (?::\w+:|[^\x20-\x7e]|Running |Preparing |Cleaning |Uploading )/.test(line))
    return 'begin';
  if (line.startsWith('^^^ +++')) return 'broke';
  return /The command exited with status [1-9]/.test(line) ? 'failed' : undefined;
}

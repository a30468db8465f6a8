import type { StepEvent, Structure } from './step-event.ts';

/** Pipeline steps and freestyle builds of Jenkins. */
export const jenkins: Structure = {
  name: 'jenkins',
  literals: [
    '[pipeline]',
    'script returned exit code',
    'marked build as failure',
    'finished: failure',
    'finished: aborted',
    'finished: success',
  ],
  read: readJenkins,
};

function readJenkins(line: string): StepEvent | undefined {
  if (/^\[Pipeline\] (?:sh|bat|powershell|pwsh|script|stage|node|checkout|git)\b/.test(line)) return 'begin';
  if (line.startsWith('[Pipeline] End of Pipeline')) return 'aftermath';
  if (/script returned exit code [1-9]|marked build as failure|^Finished: (?:FAILURE|ABORTED)/.test(line))
    return 'failed';
  return line.startsWith('Finished: SUCCESS') ? 'passed' : undefined;
}

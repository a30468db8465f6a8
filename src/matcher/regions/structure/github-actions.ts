import type { StepEvent, Structure } from './step-event.ts';

/** Workflow commands in the log of a GitHub Actions job. */
export const githubActions: Structure = {
  name: 'github-actions',
  literals: [
    '##[group]run ',
    '##[error]process completed',
    'post job cleanup',
    '##[error]the operation was canceled',
    '##[error]the job running',
  ],
  read: readGithubActions,
};

function readGithubActions(line: string): StepEvent | undefined {
  if (line.includes('##[group]Run ')) return 'begin';
  if (/##\[error\]Process completed with exit code [1-9]/.test(line)) return 'failed';
  if (/##\[error\]The (?:operation was canceled|job running)/.test(line)) return 'failed';
  return /^Post job cleanup\.?$/.test(line) ? 'aftermath' : undefined;
}

import type { StepEvent, Structure } from './step-event.ts';

const housekeeping = /section_start:\d+:(?:after_script|archive_cache|upload_artifacts|cleanup)/;

/** Sections of a GitLab runner, and its last word. */
export const gitlab: Structure = {
  name: 'gitlab',
  literals: [
    'section_start:',
    'section_end:',
    'error: job failed',
    'job succeeded',
    'uploading artifacts',
    'running after_script',
    'cleaning up project',
  ],
  read: readGitlab,
};

function readGitlab(line: string): StepEvent | undefined {
  // A section's end, the next one's begin and a message may share a line: between them stood carriage returns.
  if (/(?:^| )ERROR: Job failed/.test(line)) return 'failed';
  if (/(?:^| )Job succeeded/.test(line)) return 'passed';
  if (housekeeping.test(line)) return 'aftermath';
  if (line.includes('section_start:')) return 'begin';
  if (line.includes('section_end:')) return 'end';
  return /^(?:Running after_script|Uploading artifacts for|Cleaning up project)/.test(line)
    ? 'aftermath'
    : undefined;
}

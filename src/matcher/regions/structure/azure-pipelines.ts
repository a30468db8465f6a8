import type { StepEvent, Structure } from './step-event.ts';

/** Sections of an Azure Pipelines job. */
export const azurePipelines: Structure = {
  name: 'azure-pipelines',
  literals: ['##[section]', 'exited with code', 'failed with exit code'],
  read: readAzurePipelines,
};

function readAzurePipelines(line: string): StepEvent | undefined {
  if (line.includes('##[section]Starting:')) return 'begin';
  if (line.includes('##[section]Finishing:')) return 'end';
  return /##\[error\].*(?:exited with code '?[1-9]|failed with exit code [1-9])/.test(line)
    ? 'failed'
    : undefined;
}

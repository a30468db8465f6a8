import type { StepEvent, Structure } from './step-event.ts';

/** Step output of CircleCI. */
export const circleci: Structure = {
  name: 'circleci',
  literals: ['#!/bin/', 'exited with code', 'context deadline exceeded', 'too long with no output'],
  read: readCircleci,
};

function readCircleci(line: string): StepEvent | undefined {
  if (/^#!\/bin\/(?:ba)?sh -\w*e/.test(line)) return 'begin';
  if (/^Exited with code (?:exit status )?[1-9]/.test(line)) return 'failed';
  return /^(?:Too long with no output|context deadline exceeded)/.test(line) ? 'failed' : undefined;
}

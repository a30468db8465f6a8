export type { Asked, MachineOptions, NetworkUse } from './machine.ts';
export { runChecks, type CheckRequest, type CheckResult, type RunChecksOptions } from './run-checks.ts';
export type { Sentence } from './sight.ts';

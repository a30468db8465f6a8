import { inert } from '../../diagnosis/index.ts';
import { sortFindings, type Verification, type VerificationFinding } from '../../verifier/index.ts';

export interface ReportOptions {
  readonly style: 'ansi' | 'plain';
}

/** Findings first, worst first; then what was not run; then the sums. */
export function renderVerification({ records, notRun }: Verification, { style }: ReportOptions): string {
  const findings = sortFindings(records.flatMap((record) => record.findings));
  const red = style === 'ansi' ? ['\u001b[31m', '\u001b[0m'] : ['', ''];
  const skipped = notRun.filter(({ kind }) => kind !== 'up-to-date');
  const lacking = records.flatMap(({ record, missing }) =>
    missing.map((reason) => ({ record, reason: `one world: ${reason}` })),
  );
  return [
    ...findings.map((finding) => `${red[0]}${finding.kind}${red[1]}  ${lineOf(finding)}\n`),
    ...[...skipped, ...lacking].map(({ record, reason }) => `not run  ${record}: ${inert(reason)}\n`),
    `${sums({ records, notRun })}\n`,
  ].join('');
}

/** 0: as the records say; 1: a finding; 3: nothing was run, though something was asked for. */
export function exitCodeOf({ records, notRun }: Verification, unreadable: number): number {
  const findings = records.flatMap((record) => record.findings).filter(({ kind }) => !isHint(kind));
  if (findings.length > 0 || unreadable > 0 || notRun.some(({ kind }) => kind === 'broken')) return 1;
  const upToDate = notRun.some(({ kind }) => kind === 'up-to-date');
  return records.some(({ trials }) => trials.length > 0) || upToDate ? 0 : 3;
}

/** What makes a record weaker, and no number of it wrong. */
function isHint(kind: VerificationFinding['kind']): boolean {
  return kind === 'not-tried' || kind === 'goal-holds-early';
}

function lineOf({ record, cause, action, message, log }: VerificationFinding): string {
  const where = [cause, action].filter(Boolean).join(' × ');
  const more = log === undefined ? '' : `\n    wayout show --log ${log}`;
  return `${record}${where ? `  ${where}` : ''}: ${inert(message)}${more}`;
}

function sums({ records, notRun }: Verification): string {
  const trials = records.flatMap((record) => record.trials);
  const verdicts = (['fixed', 'persists', 'changed', 'harmful', 'inconclusive'] as const)
    .map((verdict) => [trials.filter((trial) => trial.verdict === verdict).length, verdict] as const)
    .filter(([count]) => count > 0)
    .map(([count, verdict]) => `${count} ${verdict}`);
  const found = records.flatMap(({ findings }) => findings).length;
  const upToDate = notRun.filter(({ kind }) => kind === 'up-to-date').length;
  return [
    `${records.length} records, ${trials.length} trials${verdicts.length > 0 ? `: ${verdicts.join(', ')}` : ''}`,
    `${found} findings`,
    ...(notRun.length > upToDate ? [`${notRun.length - upToDate} records not run`] : []),
    ...(upToDate > 0 ? [`${upToDate} records up to date`] : []),
  ].join('; ');
}

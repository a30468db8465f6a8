import { maskSecrets } from '../evidence/index.ts';
import type { LedgerEntry } from '../record/index.ts';
import { digestOfTrial } from './digests.ts';
import type { LoadedReproduction } from './load-reproduction.ts';
import type { Sandbox } from './sandbox.ts';
import type { TrialResult } from './trial.ts';

export interface TrialCircumstances extends LoadedReproduction {
  readonly time: string;
  readonly cause: string;
  readonly action: string | undefined;
  readonly tools: Readonly<Record<string, string>>;
  readonly sandbox: Sandbox;
  readonly version: string;
  readonly saveLog: (log: string) => string;
}

/** What is written down of a trial: everything that can be compared later, nothing secret. */
export function toLedgerEntry(result: TrialResult, circumstances: TrialCircumstances): LedgerEntry {
  const { time, cause, action, tools, sandbox, version, saveLog, reproduction, attachments } = circumstances;
  return {
    schema: 1,
    time,
    cause,
    ...(action !== undefined && { action }),
    verdict: result.verdict,
    ...(result.reason && { reason: result.reason }),
    ...(result.detail && { detail: shorten(result.detail) }),
    exits: result.exits,
    ...(result.line && { line: shorten(result.line) }),
    ...(result.nextLine && { next_line: shorten(result.nextLine) }),
    ...(result.ledTo && { led_to: result.ledTo }),
    ...(result.ledToCause && { led_to_cause: result.ledToCause }),
    ...(result.checks && { checks: result.checks }),
    tools,
    platform: `${process.platform}-${process.arch}`,
    sandbox: sandbox.name,
    seconds: Math.round(result.seconds * 1000) / 1000,
    log: saveLog(result.log),
    reproduction: digestOfTrial(reproduction, attachments, cause, action),
    wayout: version,
  };
}

const longest = 400;

function shorten(text: string): string {
  const masked = maskSecrets(text);
  return masked.length > longest ? `${masked.slice(0, longest - 1)}…` : masked;
}

import { inert } from '../../diagnosis/index.ts';
import {
  loadReproduction,
  planTrials,
  scriptOfTrial,
  type RecordToVerify,
  type TrialFilter,
} from '../../verifier/index.ts';
import { exitCodes, type Terminal } from './command.ts';

/** Prints exactly what would run, trial by trial; executes nothing. */
export function printDryRun(
  records: readonly RecordToVerify[],
  filter: TrialFilter,
  { stdout }: Terminal,
): number {
  for (const { folder, record } of records) {
    const loaded = loadReproduction(folder);
    if (!loaded) {
      stdout.write(`# ${record.id}: no reproduction\n\n`);
      continue;
    }
    const { reproduction } = loaded;
    const { network, limits } = reproduction;
    for (const { cause, actions } of planTrials(record, reproduction, filter).plans) {
      for (const action of [undefined, ...actions]) {
        stdout.write(`# ${record.id}: ${cause} × ${action ?? '(nothing)'}\n`);
        stdout.write(`# network ${network}; each step at most ${limits.timeout} s, ${limits.memory} MiB\n`);
        stdout.write(`${lines(scriptOfTrial(reproduction, cause, action))}\n\n`);
      }
    }
  }
  return exitCodes.answered;
}

function lines(script: string): string {
  return script
    .split('\n')
    .map((line) => inert(line))
    .join('\n')
    .trimEnd();
}

import { readFileSync } from 'node:fs';
import { z } from 'zod';
import {
  checkAnswerSchema,
  checkHash,
  slugSchema,
  type Check,
  type LedgerEntry,
} from '../../record/index.ts';
import type { FullLog } from '../full-log.ts';
import type { World } from '../sandbox.ts';
import { toolTable } from '../tool-table.ts';

/** The check of one cause. */
export interface CauseCheck {
  readonly id: string;
  readonly check: Check;
}

/** Where it lies in a world: put there before anything else, for a trial may leave no room. */
const runner = '~/.wayout/runner.cjs';
const mark = 'wayout-checks ';
const answersSchema = z.array(
  z.object({ id: slugSchema, answer: checkAnswerSchema, seen: z.array(z.string()) }),
);

/** Puts into a world what its checks will be run by. */
export async function installChecks(world: World): Promise<void> {
  // The same place from src/ and from dist/.
  await world.write(runner, readFileSync(new URL('../../../dist/check/runner.cjs', import.meta.url)));
}

export interface ChecksInWorld {
  readonly checks: readonly CauseCheck[];
  /** What the message said. */
  readonly captures: Readonly<Record<string, string>>;
  /** Where the user would be, relative to the work folder. */
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
}

/**
 * Runs the checks of a record as whoever the trial is, with his home, his folder and his network.
 * @returns `undefined` where they could not be run, which the log then tells: it says nothing about the trial.
 */
export async function checkInWorld(
  world: World,
  { checks, captures, folder, env }: ChecksInWorld,
  log: FullLog,
): Promise<LedgerEntry['checks']> {
  const request = Buffer.from(JSON.stringify({ checks, captures, folder, tools: toolTable() }));
  // The Node that verifies, where the world shows it.
  const node = `node=${process.execPath}; [ -x "$node" ] || node=node`;
  const shell = `${node}; exec "$node" ${runner} ${request.toString('base64')}`;
  const result = await world.run(shell, { env, timeout: 60 });
  log.step('checks', '(run by the verifier)', result);
  const printed = new TextDecoder().decode(result.output);
  const line = printed.split('\n').findLast((one) => one.startsWith(mark));
  const answers = line === undefined ? undefined : answersSchema.safeParse(parse(line.slice(mark.length)));
  return answers?.data?.flatMap(({ id, answer }) => {
    const check = checks.find((one) => one.id === id)?.check;
    return check ? [{ cause: id, answer, check: checkHash(check) }] : [];
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { z } from 'zod';
import { findProgram } from '../programs/find-program.ts';
import { runProgram } from '../programs/run-program.ts';
import type { Machine } from '../machine.ts';
import { Credential } from './credential.ts';

const answerSchema = z.object({ Username: z.string(), Secret: z.string() });

export type HelperAnswer = Credential | 'none' | 'helper-missing' | 'helper-failed';

/** The names a configuration may give a helper: nothing that could lead to another folder. */
const allowed = /^[A-Za-z0-9][\w.-]*$/;

/** Whether PATH leads to the helper that the user's configuration names. */
export async function findHelper(name: string, machine: Machine): Promise<string | undefined> {
  return allowed.test(name) ? findProgram(`docker-credential-${name}`, machine) : undefined;
}

/**
 * Asks a credential helper as docker does: `get`, with the server on standard input. What it answers stays in memory.
 * https://github.com/docker/docker-credential-helpers#development
 */
export async function askHelper(name: string, server: string, machine: Machine): Promise<HelperAnswer> {
  const path = await findHelper(name, machine);
  if (path === undefined) return 'helper-missing';
  machine.mayAsk({ kind: 'helper', name: `docker-credential-${name}` });
  const { code, output, ended } = await runProgram(path, ['get'], machine, {
    input: `${server}\n`,
    timeout: 15_000,
    most: 1 << 18,
  });
  if (ended !== 'exited') return 'helper-failed';
  if (code !== 0)
    return /credentials not found|not found in native keychain/i.test(output) ? 'none' : 'helper-failed';
  try {
    const result = answerSchema.safeParse(JSON.parse(output));
    if (!result.success) return 'helper-failed';
    const { Username, Secret } = result.data;
    if (Secret === '') return 'none';
    return Username === '<token>' ? new Credential('', Secret, 'token') : new Credential(Username, Secret);
  } catch {
    return 'helper-failed';
  }
}

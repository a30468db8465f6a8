import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox, World, WorldSpec } from '../sandbox.ts';
import { VerifierError } from '../verifier-error.ts';
import { runWorld } from '../world/run-world.ts';
import { runnerScript } from '../world/runner-script.ts';

/** What `--unsafe-host` means, for whoever is asked. */
export const unsafeHostMeaning =
  'Reproductions will run on this machine as you, without a sandbox: they can read and change every file of yours, ' +
  'reach the network, and fill the disk. Only a fresh home and work folder keep trials apart.';

/** No sandbox at all: fresh folders, a clean environment and one process group. */
export function createUnsafeHostSandbox(): Sandbox {
  return { name: 'unsafe-host', problem: async () => undefined, open };
}

async function open(spec: WorldSpec): Promise<World> {
  if (spec.powers?.root) {
    throw new VerifierError(
      'sandbox_broke',
      'Expected a real sandbox for a facility; --unsafe-host has none',
    );
  }
  const folder = await mkdtemp(join(tmpdir(), 'wayout-world-'));
  const runner = ['-c', runnerScript, 'runner', join(folder, 'user'), join(folder, 'run'), 'unlimited', '3'];
  const child = spawn('bash', runner, {
    cwd: folder,
    env: environment(spec, folder),
    // The last is the lifeline: a killed verifier takes the process group with it.
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    detached: true,
  });
  return runWorld({
    child,
    limits: spec.limits,
    kill: () => killGroup(child.pid),
    dispose: () => rm(folder, { recursive: true, force: true }),
  });
}

function environment({ toolchain, env = {} }: WorldSpec, folder: string): NodeJS.ProcessEnv {
  const path = [...toolchain.path.filter((entry) => !entry.startsWith('/run/tools')), process.env['PATH']];
  return { PATH: path.join(':'), TMPDIR: folder, USER: 'user', LANG: 'C.UTF-8', TERM: 'dumb', ...env };
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Already gone: that is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

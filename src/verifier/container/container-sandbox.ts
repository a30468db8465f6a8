import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import type { Sandbox, World, WorldSpec } from '../sandbox.ts';
import { tryProgram } from '../try-program.ts';
import { VerifierError } from '../verifier-error.ts';
import { runnerScript } from '../world/runner-script.ts';
import { runWorld } from '../world/run-world.ts';

export interface ContainerOptions {
  /** Must hold bash, coreutils and the tools that reproductions need. @default 'debian:stable' */
  readonly image?: string;
}

/** A container of docker or podman: the sandbox for macOS, and wherever namespaces are not for everyone. */
export function createContainerSandbox({ image = 'debian:stable' }: ContainerOptions = {}): Sandbox {
  return {
    name: 'container',
    async problem() {
      const engine = await findEngine();
      if (engine === undefined) return 'no container engine answers: install podman, or docker, and start it';
      return (await missingImage(engine, image)) ?? cannotRun(engine, image);
    },
    async open(spec) {
      const engine = await findEngine();
      if (engine === undefined)
        throw new VerifierError('no_sandbox', 'Expected docker or podman, found neither');
      return openContainer(engine, image, spec);
    },
  };
}

async function findEngine(): Promise<string | undefined> {
  for (const engine of ['podman', 'docker']) {
    const { kind } = await tryProgram(engine, ['info']);
    if (kind === 'ok') return engine;
  }
  return undefined;
}

/** A verification downloads nothing by itself. */
async function missingImage(engine: string, image: string): Promise<string | undefined> {
  const { kind } = await tryProgram(engine, ['image', 'inspect', image]);
  return kind === 'ok'
    ? undefined
    : `${engine} has no image ${image}: ${engine} pull ${image}, or --image NAME`;
}

async function cannotRun(engine: string, image: string): Promise<string | undefined> {
  const limits = { timeout: 5, memory: 64, processes: 8, output: 1, disk: 1 };
  const spec: WorldSpec = { network: 'none', limits, toolchain: { path: [], binds: [], links: [] } };
  try {
    await (await openContainer(engine, image, spec)).close();
    return undefined;
  } catch (error) {
    return `${engine} cannot run ${image} here: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function openContainer(engine: string, image: string, spec: WorldSpec): Promise<World> {
  if (spec.powers?.root) {
    throw new VerifierError(
      'sandbox_broke',
      'Expected bubblewrap for a facility; a container has no room for it',
    );
  }
  const name = `wayout-${randomUUID()}`;
  const child = spawn(engine, [...containerArguments(name, image, spec)], { stdio: 'pipe', detached: true });
  return runWorld({
    child,
    limits: spec.limits,
    kill: () => void child.kill('SIGKILL'),
    // The client is not the container: ending the one leaves the other.
    dispose: async () => void (await tryProgram(engine, ['rm', '--force', '--volumes', name])),
  });
}

/** The arguments of `docker run` or `podman run` for one world. */
export function containerArguments(name: string, image: string, spec: WorldSpec): readonly string[] {
  const { limits, network, env = {} } = spec;
  const place = (path: string, size: number) => [
    '--tmpfs',
    `${path}:rw,exec,nosuid,nodev,mode=1777,size=${size}m`,
  ];
  const all = { HOME: '/home/user', USER: 'user', LANG: 'C.UTF-8', TERM: 'dumb', ...env };
  return [
    ['run', '--rm', '--interactive', '--init', '--pull', 'never', '--name', name, '--hostname', 'world'],
    // The runner ends with its input, so a killed verifier takes the container with it.
    ['--network', network === 'host' ? 'host' : 'none', '--user', '1000:1000'],
    ['--cap-drop', 'ALL', '--security-opt', 'no-new-privileges', '--read-only', '--ipc', 'private'],
    ['--memory', `${limits.memory}m`, '--memory-swap', `${limits.memory}m`],
    ['--pids-limit', String(limits.processes + 40)],
    // /home/user itself: podman would give a folder that the image has the rights it has there.
    ['/home/user', '/tmp', '/var/tmp'].flatMap((path) => place(path, limits.disk)),
    ['--shm-size', `${limits.disk}m`],
    place('/run/wayout', 16),
    place('/run/wayout/step', limits.output + 1),
    Object.entries(all).flatMap(([key, value]) => ['--env', `${key}=${value}`]),
    [
      image,
      'bash',
      '-c',
      runnerScript,
      'runner',
      '/home/user',
      '/run/wayout',
      String(limits.processes + 6),
      '',
    ],
  ].flat();
}

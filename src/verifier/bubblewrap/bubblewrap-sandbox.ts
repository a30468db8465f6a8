import { spawn, type ChildProcess } from 'node:child_process';
import { lstatSync, readlinkSync } from 'node:fs';
import { randomInt } from 'node:crypto';
import { Writable } from 'node:stream';
import type { Sandbox, World, WorldSpec } from '../sandbox.ts';
import { tryProgram } from '../try-program.ts';
import { runWorld } from '../world/run-world.ts';
import { bubblewrapArguments, lifeline, setUser, type HostFacts } from './bubblewrap-arguments.ts';
import { watchMemory } from './memory-watch.ts';

/** Linux namespaces through `bwrap`: nothing to install but one small package, no daemon, no image. */
export function createBubblewrapSandbox(): Sandbox {
  return { name: 'bubblewrap', problem, open };
}

async function problem(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'bubblewrap needs Linux; use docker or podman here';
  const { kind } = await tryProgram('bwrap', ['--version']);
  if (kind === 'missing')
    return 'bubblewrap is not installed: apt-get install bubblewrap (or dnf, pacman, zypper install bubblewrap)';
  try {
    const limits = { timeout: 5, memory: 64, processes: 8, output: 1, disk: 1 };
    const world = await open({ network: 'none', limits, toolchain: { path: [], binds: [], links: [] } });
    await world.close();
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `bubblewrap cannot make a world here: ${reason}. On Ubuntu 24.04 and later see sysctl kernel.apparmor_restrict_unprivileged_userns`;
  }
}

/** Milliseconds for a world to end by itself. */
const patience = 3000;

async function open(spec: WorldSpec): Promise<World> {
  const host = hostFacts();
  const [file = '', ...args] = [...unprivileged(spec, host), 'bwrap', ...bubblewrapArguments(spec, host)];
  const child = spawn(file, args, {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe', 'pipe'],
    // Ctrl-C at the terminal is for the verifier: it ends its worlds itself.
    detached: true,
  });
  fill(child, 3, passwd);
  fill(child, 4, group);
  fill(child, 5, '127.0.0.1 localhost world\n::1 localhost\n');
  let reason: string | undefined;
  const kill = () => {
    // The end of the lifeline ends the first process; Linux then ends all others before bwrap sees it gone and ends too.
    // To kill bwrap at once would leave a moment in which they still run.
    pipeOf(child, lifeline)?.destroy();
    setTimeout(() => child.kill('SIGKILL'), patience).unref();
  };
  const unwatch = watchMemory(child.pid ?? 0, spec.limits.memory, () => {
    reason = `memory limit: the world's processes held more than ${spec.limits.memory} MiB`;
    kill();
  });
  child.once('close', unwatch);
  return runWorld({ child, limits: spec.limits, kill, reason: () => reason });
}

/** User 0 of a world must not be user 0 of the host, whose files and limits it would have. */
function unprivileged({ powers }: WorldSpec, { root, user }: HostFacts): readonly string[] {
  return root && powers?.root ? setUser(user) : [];
}

const passwd = `root:x:0:0:root:/root:/bin/bash
user:x:1000:1000:user:/home/user:/bin/bash
nobody:x:65534:65534:nobody:/:/usr/sbin/nologin
`;
const group = 'root:x:0:\nuser:x:1000:\nnogroup:x:65534:\n';

function fill(child: ChildProcess, descriptor: number, text: string): void {
  const stream = pipeOf(child, descriptor);
  // When bwrap does not start, its exit tells why.
  stream?.on('error', () => undefined);
  stream?.end(text);
}

function pipeOf(child: ChildProcess, descriptor: number): Writable | undefined {
  const streams: readonly unknown[] = child.stdio;
  const stream = streams[descriptor];
  return stream instanceof Writable ? stream : undefined;
}

const topLevel = ['/usr', '/bin', '/sbin', '/lib', '/lib32', '/lib64', '/libx32', '/opt', '/nix', '/snap'];

function hostFacts(): HostFacts {
  const links: Record<string, string> = {};
  const folders: string[] = [];
  for (const path of topLevel) {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat?.isSymbolicLink()) links[path] = readlinkSync(path);
    else if (stat) folders.push(path);
  }
  return { root: process.getuid?.() === 0, user: randomInt(0x10_0000, 0x1000_0000), links, folders };
}

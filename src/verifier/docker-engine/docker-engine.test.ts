import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCorpus, loadFolder } from '../../corpus/index.ts';
import { createBubblewrapSandbox } from '../bubblewrap/bubblewrap-sandbox.ts';
import { findToolchain } from '../toolchain.ts';
import { cacheFolder } from '../log-store.ts';
import type { World } from '../sandbox.ts';
import { verifyRecords, type VerifyOptions } from '../verify-records.ts';
import { createDockerEngine } from './docker-engine.ts';

const sandbox = createBubblewrapSandbox();
const engines = foldersOfEngines();
const problem =
  (await sandbox.problem()) ??
  (engines.length > 0 ? undefined : 'no engine here: scripts/fetch-docker.sh gets some');
const folder = engines.at(-1) ?? '';

describe.skipIf(problem !== undefined)(`a Docker engine in a world (${problem ?? folder})`, () => {
  const worlds: World[] = [];
  afterAll(async () => {
    for (const world of worlds) await world.close();
  });

  test('a stale credential for a public image: logging out gets past it, pruning does not', async () => {
    const { records: verified, notRun } = await verify({ tools: { docker: [folder] } });
    expect(notRun).toEqual([]);
    expect(verified[0]?.findings).toEqual([]);
    expect(verified[0]?.trials.map(({ action = '(nothing)', verdict }) => `${action} ${verdict}`)).toEqual([
      '(nothing) persists',
      'prune-build-cache persists',
      'docker-logout fixed',
    ]);
    expect(verified[0]?.trials[0]?.tools).toMatchObject({ buildx: expect.any(String) });
  });

  test.runIf(process.arch === 'x64')(
    'it runs containers, though its world has no cgroups and one user',
    async () => {
      const { world, env } = await openEngine();
      await world.write('Dockerfile', Buffer.from('FROM scratch\nCOPY true /true\nRUN ["/true"]\n'));
      await world.write('true', Buffer.from(trueProgram, 'base64'), { executable: true });
      const { end, output } = await world.run(
        'docker build --network=none -t app . && docker run --network none app /true',
        {
          env: { ...env, DOCKER_BUILDKIT: '1' },
        },
      );
      expect(end, new TextDecoder().decode(output)).toEqual({ kind: 'exit', code: 0 });
    },
  );

  test('it can be restarted, and nothing of it is left when its world ends', async () => {
    const mark = `mark-${process.pid}-${Date.now()}`;
    const { world, env } = await openEngine(mark);
    const { end } = await world.run('"$DOCKER_ENGINE_RESTART" && docker info > /dev/null', { env });
    expect(end).toEqual({ kind: 'exit', code: 0 });
    expect(programsWith(mark)).toEqual(expect.arrayContaining(['containerd', 'dockerd']));
    await world.close();
    expect(programsWith(mark)).toEqual([]);
  });

  test('where it does not start, the record is named as not run, with its last words', async () => {
    const broken = mkdtempSync(join(tmpdir(), 'wayout-engine-'));
    const dockerd = join(broken, 'dockerd');
    writeFileSync(
      dockerd,
      '#!/bin/sh\n[ "$1" = --version ] && echo Docker version 28.0.0 || echo out of luck\n',
    );
    chmodSync(dockerd, 0o755);
    chmodSync(broken, 0o755);
    const engine = createDockerEngine({ patience: 2 });
    const { notRun } = await verify({
      facilities: [engine],
      tools: { docker: [folder], dockerd: [dockerd] },
    });
    rmSync(broken, { recursive: true });
    expect(notRun).toMatchObject([{ kind: 'missing-tools', reason: expect.stringContaining('out of luck') }]);
  });

  async function openEngine(mark = '') {
    const engine = createDockerEngine();
    const names = [...Object.keys(engine.needs), ...(engine.reports ?? [])];
    const chosen = { docker: join(folder, 'docker'), dockerd: join(folder, 'dockerd') };
    const limits = { timeout: 60, memory: 1024, processes: 256, output: 8, disk: 256 };
    const toolchain = await findToolchain(names, chosen);
    const spec = {
      network: 'loopback',
      limits,
      toolchain,
      powers: engine.powers,
      env: { MARK: mark },
    } as const;
    const world = await sandbox.open(spec);
    worlds.push(world);
    return { world, env: await engine.start(world) };
  }
});

/** One cause and two actions of the record about a registry that refuses a build. */
async function verify(options: Partial<VerifyOptions>) {
  const records = fileURLToPath(new URL('../../../records', import.meta.url));
  const { folders } = loadFolder(join(records, 'cicd', 'docker-buildkit-ssh-auth-fail'));
  return verifyRecords(folders, {
    sandbox,
    pack: loadCorpus(records).pack,
    jobs: 2,
    repeat: 1,
    version: '0.0.0',
    ledger: 'compare',
    filter: { causes: ['needless-credential'], actions: ['docker-logout', 'prune-build-cache'] },
    ...options,
  });
}

/** exit(0), for Linux on x86-64. */
const trueProgram = [
  'f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAeABAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAABAAAAAAAAAAEAAAAFAAAAAAAA',
  'AAAAAAAAAEAAAAAAAAAAQAAAAAAAgQAAAAAAAACBAAAAAAAAAAAQAAAAAAAAMf+4PAAAAA8F',
].join('');

/** `$WAYOUT_DOCKER`, else what `scripts/fetch-docker.sh` has unpacked, oldest first. */
function foldersOfEngines(): readonly string[] {
  const given = process.env['WAYOUT_DOCKER'];
  if (given) return [given];
  const cache = process.getuid?.() === 0 ? '/var/cache/wayout/docker' : join(cacheFolder(), 'docker');
  if (!existsSync(cache)) return [];
  return readdirSync(cache)
    .map((name) => join(cache, name))
    .filter((path) => existsSync(join(path, 'dockerd')))
    .sort();
}

/** Names of the processes, in whatever world, that hold a mark in their environment. */
function programsWith(mark: string): readonly string[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      if (!readFileSync(`/proc/${name}/environ`, 'utf8').includes(mark)) return [];
      return [basename(readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0', 1)[0] ?? '')];
    } catch {
      return [];
    }
  });
}

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { diagnosisSchema } from '../../diagnosis-schema.ts';
import { createBubblewrapSandbox } from '../bubblewrap/bubblewrap-sandbox.ts';
import { FullLog } from '../full-log.ts';
import { loadReproduction } from '../load-reproduction.ts';
import { cacheFolder } from '../log-store.ts';
import { mergePowers } from '../merge-powers.ts';
import { prepareWorld } from '../prepare-world.ts';
import type { StepResult, World } from '../sandbox.ts';
import { findToolchain } from '../toolchain.ts';
import { createDockerEngine } from './docker-engine.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const record = 'cicd/docker-buildkit-ssh-auth-fail';
const sandbox = createBubblewrapSandbox();
const folder = newestEngine();
const problem =
  (await sandbox.problem()) ?? (folder ? undefined : 'no engine here: scripts/fetch-docker.sh gets some');

// What a person would do: the build fails, doctor is asked, its first suggestion is followed, the build runs again.
describe.skipIf(problem !== undefined)(`doctor beside a Docker engine (${problem ?? folder})`, () => {
  const worlds: World[] = [];
  afterAll(async () => {
    for (const world of worlds) await world.close();
  });

  test.each(['stale-credential', 'needless-credential', 'no-credential', 'missing-helper'])(
    '%s: doctor names it, and its first suggestion makes the build succeed',
    { timeout: 240_000 },
    async (cause) => {
      const loaded = loadReproduction(join(root, 'records', record));
      if (!loaded) throw new RangeError(`Expected a reproduction of ${record}, found none`);
      const { reproduction } = loaded;
      const engine = createDockerEngine();
      const names = [...Object.keys(engine.needs), ...(engine.reports ?? [])];
      const world = await sandbox.open({
        network: 'loopback',
        limits: reproduction.limits,
        toolchain: await findToolchain(names, {
          docker: join(folder, 'docker'),
          dockerd: join(folder, 'dockerd'),
        }),
        env: { ...reproduction.env, ...reproduction.causes[cause]?.env },
        powers: mergePowers([engine], [...shown, process.execPath]),
      });
      worlds.push(world);
      const env = await prepareWorld(world, { record, cause, ...loaded }, [engine], new FullLog());

      const build = await world.run(reproduction.trigger, { env });
      expect(build.end).not.toEqual({ kind: 'exit', code: 0 });
      await world.write('build.log', build.output);
      const doctor = `${process.execPath} ${join(root, 'dist/main.js')} doctor build.log --json 2> said`;
      const answer = await world.run(doctor, { env });
      const diagnosis = diagnosisSchema.parse(JSON.parse(textOf(answer)));
      const [finding] = diagnosis.findings;
      const applying = finding?.causes.filter(({ check }) => check?.answer === 'applies').map(({ id }) => id);
      expect(applying, textOf(answer)).toEqual([cause]);

      const first = finding?.take[0];
      expect(first?.command).toBeDefined();
      const action = reproduction.actions[first?.id ?? ''];
      // The action as the record's own trials perform it: with the credential that a user would have at hand.
      const acted = await world.run(action?.run ?? 'true', { env: { ...env, ...action?.env } });
      expect(acted.end, textOf(acted)).toEqual({ kind: 'exit', code: 0 });
      const again = await world.run(reproduction.trigger, { env: { ...env, ...action?.env } });
      expect(again.end, `${first?.id}: ${textOf(again)}`).toEqual({ kind: 'exit', code: 0 });
      expect((await world.run(reproduction.goal, { env })).end).toEqual({ kind: 'exit', code: 0 });
    },
  );
});

/** What the command needs of the package, as it was built. */
const shown = ['dist', 'node_modules', 'vocabulary', 'package.json'].map((name) => join(root, name));

function textOf({ output }: StepResult): string {
  return new TextDecoder().decode(output);
}

/** `$WAYOUT_DOCKER`, else the newest that `scripts/fetch-docker.sh` has unpacked. */
function newestEngine(): string {
  const given = process.env['WAYOUT_DOCKER'];
  if (given) return given;
  const cache = process.getuid?.() === 0 ? '/var/cache/wayout/docker' : join(cacheFolder(), 'docker');
  const all = existsSync(cache) ? readdirSync(cache).map((name) => join(cache, name)) : [];
  return (
    all
      .filter((path) => existsSync(join(path, 'dockerd')))
      .sort()
      .at(-1) ?? ''
  );
}

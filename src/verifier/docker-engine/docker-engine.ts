import type { Facility } from '../facility.ts';
import type { World } from '../sandbox.ts';
import { VerifierError } from '../verifier-error.ts';
import {
  awaitScript,
  engineFolder,
  restartScript,
  runcScript,
  serveScript,
  trimBundleScript,
} from './engine-scripts.ts';

const service = 'docker-engine';

export interface DockerEngineOptions {
  /** Seconds until it must answer; 20.10 and 28 take 0.4, 26 takes 1.5 on an idle machine. @default 60 */
  readonly patience?: number;
}

/**
 * A Docker engine of a world's own: data root, socket and containerd lie on the world's tmpfs and go with it, so that nothing
 * needs to be removed, whatever happens. An engine keeps what it learned of a registry: it is never used for two trials.
 */
export function createDockerEngine({ patience = 60 }: DockerEngineOptions = {}): Facility {
  return {
    name: 'docker-engine',
    sandboxes: ['bubblewrap'],
    needs: { docker: '>=20.10', dockerd: '>=20.10', node: '>=18' },
    // The docker command builds through this plugin where it is installed, and by itself where not.
    reports: ['buildx'],
    powers: {
      root: true,
      folders: {
        [engineFolder]: 8,
        '/run/docker': 64,
        '/run/containerd': 16,
        '/run/runc': 4,
        '/var/lib/docker': 512,
        // 20.10 writes a key there, and no option moves it.
        '/etc/docker': 1,
      },
      // runc does not start where it finds no cgroup mount; read-only, it changes nothing there.
      binds: ['/sys/fs/cgroup'],
    },
    start: async (world) => start(world, patience),
    stop: async () => undefined,
  };
}

async function start(world: World, patience: number): Promise<Readonly<Record<string, string>>> {
  await install(world);
  await world.start(service, `exec ${engineFolder}/serve`);
  const { end } = await world.run(`${engineFolder}/await`, { timeout: patience });
  if (end.kind === 'exit' && end.code === 0) {
    return {
      DOCKER_HOST: 'unix:///run/docker/docker.sock',
      DOCKER_ENGINE_RESTART: `${engineFolder}/restart`,
    };
  }
  const printed = new TextDecoder().decode(await world.outputOf(service)).trimEnd();
  const last = printed.split('\n').slice(-3).join(' / ');
  throw new VerifierError('sandbox_broke', `The Docker engine was not ready after ${patience} s: ${last}`);
}

const scripts: Readonly<Record<string, string>> = {
  serve: serveScript,
  await: awaitScript,
  restart: restartScript,
  'bin/runc': runcScript,
  'trim-bundle.cjs': trimBundleScript,
};

async function install(world: World): Promise<void> {
  const steps = [`mkdir -p ${engineFolder}/bin ~/.docker/cli-plugins`];
  for (const [name, text] of Object.entries(scripts)) {
    const path = `${engineFolder}/${name}`;
    steps.push(`echo ${Buffer.from(text).toString('base64')} | base64 -d > ${path}`, `chmod 755 ${path}`);
  }
  // A plugin that the user pointed at is on PATH; docker looks for plugins in folders of its own only.
  steps.push('if plugin=$(command -v docker-buildx); then ln -s "$plugin" ~/.docker/cli-plugins/; fi');
  const { end, output } = await world.run(steps.join('\n'));
  if (end.kind !== 'exit' || end.code !== 0)
    throw new VerifierError(
      'sandbox_broke',
      `Expected to write the scripts of the Docker engine: ${new TextDecoder().decode(output).trimEnd()}`,
    );
}

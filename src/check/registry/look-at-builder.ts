import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createHash } from 'node:crypto';
import { createConnection } from 'node:net';
import { readText } from '../files/read-text.ts';
import type { Machine } from '../machine.ts';
import type { Sentence } from '../sight.ts';
import { findDockerConfig } from './docker-config.ts';

export interface BuilderView {
  readonly name: string;
  /** `docker`, `docker-container`, `kubernetes`, `remote`, `cloud`; `undefined` where its file does not say. */
  readonly driver: string | undefined;
  readonly seen: readonly Sentence[];
}

/**
 * The builder that `docker build` uses: BUILDX_BUILDER, else what `docker buildx use` wrote, else the engine itself. All drivers ask the
 * client's session for credentials, so that they see what the client has. https://docs.docker.com/build/builders/
 */
export async function lookAtBuilder(machine: Machine): Promise<BuilderView> {
  const { env } = machine;
  const { folder } = await findDockerConfig(machine);
  const buildx = env['BUILDX_CONFIG'] || join(folder, 'buildx');
  const current = await readJson(join(buildx, 'current'));
  const name = env['BUILDX_BUILDER'] || textIn(current, 'Name') || 'default';
  const instance = /^[\w.-]+$/.test(name) ? await readJson(join(buildx, 'instances', name)) : undefined;
  const driver =
    name === 'default'
      ? 'docker'
      : (textIn(instance, 'Driver') ?? (instance === undefined ? 'docker' : undefined));
  const seen = {
    en: `builder ${name}, driver ${driver ?? 'unknown'}: it gets credentials from the docker client`,
    zh: `构建器 ${name}，驱动 ${driver ?? '未知'}：凭据来自 docker 客户端`,
  };
  return { name, driver, seen: [seen] };
}

/** The engine that the client speaks to: DOCKER_HOST, else the context, else the socket of the system. */
export async function engineAddress(machine: Machine): Promise<string> {
  const { env } = machine;
  if (env['DOCKER_HOST']) return env['DOCKER_HOST'];
  const { folder, config } = await findDockerConfig(machine);
  const context = env['DOCKER_CONTEXT'] || config?.currentContext;
  if (!context || context === 'default') return 'unix:///var/run/docker.sock';
  // docker/cli: cli/context/store/metadatastore.go
  const digest = createHash('sha256').update(context).digest('hex');
  const meta = await readJson(join(folder, 'contexts', 'meta', digest, 'meta.json'));
  const endpoints = objectIn(meta, 'Endpoints');
  return textIn(objectIn(endpoints, 'docker'), 'Host') ?? '';
}

/** Whether the engine's socket accepts a connection; an engine on another machine is not asked. */
export async function engineAnswers(address: string): Promise<boolean | undefined> {
  const path = /^unix:\/\/(\/.+)$/.exec(address)?.[1];
  if (path === undefined) return undefined;
  return new Promise((resolve) => {
    const socket = createConnection({ path, timeout: 2000 });
    const end = (answers: boolean) => {
      socket.destroy();
      resolve(answers);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
    socket.once('timeout', () => end(false));
  });
}

async function readJson(path: string): Promise<unknown> {
  try {
    const real = await realpath(path);
    return JSON.parse(await readText({ shown: path, path: real, stats: await stat(real) }, 1));
  } catch {
    // What is not there, or no JSON, says nothing: docker then does as if it were not there.
    return undefined;
  }
}

function objectIn(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}

function textIn(value: unknown, name: string): string | undefined {
  const found = objectIn(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

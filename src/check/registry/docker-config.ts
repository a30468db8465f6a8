import { lstat, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { readText } from '../files/read-text.ts';
import type { Machine } from '../machine.ts';
import { CannotTell, type Sentence } from '../sight.ts';

const entrySchema = z.looseObject({
  auth: z.string().optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  identitytoken: z.string().optional(),
  registrytoken: z.string().optional(),
});

export const authsSchema = z.record(z.string(), entrySchema);

const configSchema = z.looseObject({
  auths: authsSchema.optional(),
  credsStore: z.string().optional(),
  credHelpers: z.record(z.string(), z.string()).optional(),
  currentContext: z.string().optional(),
});

export type DockerEntry = z.infer<typeof entrySchema>;
export type DockerConfig = z.infer<typeof configSchema>;

export interface ConfigInForce {
  /** As it is named to the user. */
  readonly shown: string;
  readonly folder: string;
  /** `undefined`: there is none, or none that is JSON of that form. */
  readonly config: DockerConfig | undefined;
  readonly isMalformed: boolean;
  readonly seen: readonly Sentence[];
}

const day = 24 * 60 * 60 * 1000;

/**
 * The configuration that the docker command reads: the folder under DOCKER_CONFIG, else ~/.docker.
 * https://docs.docker.com/reference/cli/docker/#configuration-files
 */
export async function findDockerConfig(machine: Machine): Promise<ConfigInForce> {
  const { env, home } = machine;
  const named = env['DOCKER_CONFIG'];
  const folder = named || join(home, '.docker');
  const shown = named ? '$DOCKER_CONFIG/config.json' : '~/.docker/config.json';
  const place = { shown, folder, seen: [...(await whose(machine))] };
  const path = await realpath(join(folder, 'config.json')).catch(async (error: unknown) =>
    missingOrBroken(join(folder, 'config.json'), error),
  );
  if (path === undefined) {
    const seen = { en: `${shown} does not exist`, zh: `${shown} 不存在` };
    return { ...place, config: undefined, isMalformed: false, seen: [...place.seen, seen] };
  }
  const stats = await stat(path);
  const text = await readText({ shown, path, stats }, 4);
  const config = parseConfig(text);
  const age = Math.max(0, Math.floor((machine.now() - stats.mtimeMs) / day));
  const inForce: Sentence = {
    en: `the configuration in force is ${shown}, last written ${age === 0 ? 'within the last day' : `${age} days ago`}`,
    zh: `生效的配置是 ${shown}，最后写入于 ${age === 0 ? '一天之内' : `${age} 天前`}`,
  };
  const broken: Sentence = {
    en: 'it is not the JSON that docker expects',
    zh: '它不是 docker 所要求的 JSON',
  };
  return {
    ...place,
    config,
    isMalformed: config === undefined,
    seen: [...place.seen, inForce, ...(config ? [] : [broken])],
  };
}

async function missingOrBroken(path: string, error: unknown): Promise<undefined> {
  const isLink = (await lstat(path).catch(() => undefined))?.isSymbolicLink() ?? false;
  if (
    !isLink &&
    error instanceof Error &&
    'code' in error &&
    (error.code === 'ENOENT' || error.code === 'ENOTDIR')
  )
    return undefined;
  throw new CannotTell({ en: 'the docker configuration cannot be read', zh: '无法读取 docker 配置' });
}

/** Whoever builds with sudo builds with root's configuration. */
async function whose({ env }: Machine): Promise<readonly Sentence[]> {
  if (process.getuid?.() !== 0 || !env['SUDO_USER']) return [];
  return [{ en: "with sudo it is root's configuration that counts", zh: '用 sudo 时生效的是 root 的配置' }];
}

function parseConfig(text: string): DockerConfig | undefined {
  try {
    const result = configSchema.safeParse(JSON.parse(text));
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

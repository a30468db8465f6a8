import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { compareVersions } from '../programs/versions.ts';
import { findProgram } from '../programs/find-program.ts';
import { runProgram } from '../programs/run-program.ts';
import type { Machine } from '../machine.ts';
import { CannotTell, type Sentence } from '../sight.ts';
import { readEntry } from './auth-entry.ts';
import type { Credential } from './credential.ts';
import { authsSchema } from './docker-config.ts';

export interface VariableView {
  /** The credential that it gives for the server, where the client reads it and it holds one. */
  readonly credential?: Credential | 'malformed';
  readonly seen: readonly Sentence[];
}

/** Measured, see docs/docker-registry-401.md: the buildx plugin decides. Where between the two it begins was not measured. */
const readBy = '0.29.1';
const ignoredBy = '0.13.1';

/**
 * What DOCKER_AUTH_CONFIG gives for a registry. A buildx that reads it puts it before config.json and helpers; an older one, and a
 * docker that builds without the plugin, ignore it.
 * @throws {CannotTell} where it holds a credential and it is not known whether this buildx reads it.
 */
export async function lookAtVariable(
  server: string,
  dockerFolder: string,
  machine: Machine,
): Promise<VariableView> {
  const value = machine.env['DOCKER_AUTH_CONFIG'];
  if (!value) return { seen: [] };
  const auths = parse(value);
  if (!auths)
    return {
      seen: [
        {
          en: 'DOCKER_AUTH_CONFIG is set, but it is not JSON with "auths" and is ignored',
          zh: 'DOCKER_AUTH_CONFIG 已设置，但不是含 "auths" 的 JSON，会被忽略',
        },
      ],
    };
  const entry = Object.hasOwn(auths, server) ? auths[server] : undefined;
  if (!entry)
    return {
      seen: [
        {
          en: 'DOCKER_AUTH_CONFIG is set and has no entry for this registry',
          zh: 'DOCKER_AUTH_CONFIG 已设置，但没有这个仓库的条目',
        },
      ],
    };
  const version = await buildxVersion(dockerFolder, machine);
  if (version === undefined || compareVersions(version, ignoredBy) <= 0)
    return {
      seen: [
        {
          en: `DOCKER_AUTH_CONFIG has an entry for this registry, which ${version === undefined ? 'docker without buildx' : `buildx ${version}`} ignores`,
          zh: `DOCKER_AUTH_CONFIG 有这个仓库的条目，但${version === undefined ? '没有 buildx 的 docker' : ` buildx ${version} `}会忽略它`,
        },
      ],
    };
  if (compareVersions(version, readBy) < 0)
    throw new CannotTell({
      en: `it is not known whether buildx ${version} reads DOCKER_AUTH_CONFIG`,
      zh: `不清楚 buildx ${version} 是否读取 DOCKER_AUTH_CONFIG`,
    });
  const credential = readEntry(entry);
  const seen = {
    en: `buildx ${version} takes the credential from DOCKER_AUTH_CONFIG, before any file`,
    zh: `buildx ${version} 优先使用 DOCKER_AUTH_CONFIG 中的凭据`,
  };
  return credential === 'none' ? { seen: [] } : { credential, seen: [seen] };
}

function parse(value: string) {
  try {
    const data: unknown = JSON.parse(value);
    if (typeof data !== 'object' || data === null || !('auths' in data)) return undefined;
    const result = authsSchema.safeParse(data.auths);
    return result.success ? result.data : undefined;
  } catch {
    return undefined;
  }
}

/** Where docker looks for plugins: https://github.com/docker/cli/blob/master/cli-plugins/manager/manager_unix.go */
const pluginFolders = [
  '/usr/local/lib/docker/cli-plugins',
  '/usr/local/libexec/docker/cli-plugins',
  '/usr/lib/docker/cli-plugins',
  '/usr/libexec/docker/cli-plugins',
];

/** `undefined` where docker builds without the plugin. @throws {CannotTell} where it does not say. */
async function buildxVersion(dockerFolder: string, machine: Machine): Promise<string | undefined> {
  for (const folder of [join(dockerFolder, 'cli-plugins'), ...pluginFolders]) {
    const path = join(folder, 'docker-buildx');
    if (!(await isExecutable(path))) continue;
    const { output } = await runProgram(path, ['version'], machine, { cwd: '/' });
    const version = /v?(\d+\.\d+\.\d+)/.exec(output)?.[1];
    if (version !== undefined) return version;
    throw new CannotTell({ en: 'buildx does not tell its version', zh: 'buildx 没有给出版本号' });
  }
  if ((await findProgram('docker', machine)) !== undefined) return undefined;
  throw new CannotTell({ en: 'docker was not found here', zh: '这里没有找到 docker' });
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

import { homedir } from 'node:os';
import type { Invocation, Terminal } from '../../command.ts';
import { hostInstalls } from './hosts.ts';
import { InstallError } from './install-error.ts';
import type { HostInstall, Place } from './wanted.ts';

/** The place that the options name. @throws {InstallError} `usage` */
export function placeOf(invocation: Invocation, { env }: Terminal): Place {
  if (invocation.flag('global') && invocation.flag('project')) {
    throw new InstallError('usage', 'Expected --global or --project, found both');
  }
  return placeIn(invocation.flag('project') ? 'project' : 'global', env);
}

export function placeIn(scope: Place['scope'], env: NodeJS.ProcessEnv): Place {
  return { scope, project: process.cwd(), home: env['HOME'] || homedir(), env, platform: process.platform };
}

/** The one host that was named. @throws {InstallError} `usage` */
export function hostOf({ positionals }: Invocation): { readonly name: string; readonly host: HostInstall } {
  const [name = '', ...more] = positionals;
  const host = Object.hasOwn(hostInstalls, name) ? hostInstalls[name] : undefined;
  if (!host || more.length > 0) {
    const found = positionals.length === 0 ? 'nothing' : `"${positionals.join(' ')}"`;
    throw new InstallError(
      'usage',
      `Expected a host (${Object.keys(hostInstalls).join(', ')}), found ${found}`,
    );
  }
  return { name, host };
}

import { bringIn } from './change.ts';
import { hostInstalls } from './hosts.ts';
import { InstallError } from './install-error.ts';
import { isOurs } from './is-ours.ts';
import { readText } from './files.ts';
import { launchOf, serverLaunch } from './launch.ts';
import { placeIn } from './place.ts';
import type { HostInstall, Place, Wanted } from './wanted.ts';

type State = 'installed' | 'not installed' | 'not possible' | 'unreadable';

/** A table: what is installed for each host, for the user and for this project. */
export function listInstalls(env: NodeJS.ProcessEnv): string {
  const rows = Object.entries(hostInstalls).map(([name, host]) => [
    name,
    ...(['global', 'project'] as const).flatMap((scope) => statesOf(name, host, placeIn(scope, env))),
  ]);
  const table = [['host', 'MCP', 'hooks', 'project MCP', 'project hooks'], ...rows];
  return table
    .map(
      (row) =>
        `${row
          .map((cell, i) => cell.padEnd(i === 0 ? 13 : 15))
          .join('')
          .trimEnd()}\n`,
    )
    .join('');
}

function statesOf(name: string, host: HostInstall, place: Place): readonly State[] {
  const launch = launchOf(place.scope, undefined);
  const hook = [launch.command, ...launch.args, 'hook', name];
  return [host.mcp(place, serverLaunch(launch, place.platform)), host.hooks(place, hook, 'warn')].map(
    stateOf,
  );
}

/** Whatever command it is: an entry that starts wayout is one. */
function stateOf(wanted: Wanted | undefined): State {
  if (!wanted) return 'not possible';
  try {
    const text = readText(wanted.path) ?? '';
    if (wanted.kind === 'file') return isOurs(text) ? 'installed' : 'not installed';
    const { edits } = bringIn(wanted, undefined);
    const there = edits.every(({ removed }) => removed !== '');
    return text !== '' && there ? 'installed' : 'not installed';
  } catch (error) {
    if (error instanceof InstallError) return error.code === 'taken' ? 'not installed' : 'unreadable';
    throw error;
  }
}

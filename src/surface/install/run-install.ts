import type { Invocation, Terminal } from '../../command.ts';
import { bringIn, type Change } from './change.ts';
import { writeText } from './files.ts';
import { InstallError } from './install-error.ts';
import { launchOf, serverLaunch } from './launch.ts';
import { listInstalls } from './list-installs.ts';
import { hostOf, placeOf } from './place.ts';
import { hashOf, Receipts } from './receipts.ts';
import { showChange } from './show-change.ts';
import type { HostInstall, Launch, Place, Wanted } from './wanted.ts';

/** `wayout install HOST` */
export async function runInstall(invocation: Invocation, terminal: Terminal): Promise<number> {
  if (invocation.flag('list')) {
    terminal.stdout.write(listInstalls(terminal.env));
    return 0;
  }
  const { name, host } = hostOf(invocation);
  const place = placeOf(invocation, terminal);
  const command = invocation.text('command');
  const launch = launchOf(place.scope, command === 'path' || command === 'npx' ? command : undefined);
  const wanted = wantedOf(name, host, place, launch, invocation);
  if (wanted.length === 0) {
    throw new InstallError(
      'usage',
      `Expected something that ${name} can take in this scope; ${host.note ?? 'it has none'}`,
    );
  }
  const receipts = new Receipts(terminal.env);
  // All files are read and every edit is made before the first is written: what cannot be parsed stops it all.
  const changes = planAll(wanted, receipts);
  if (invocation.flag('dry-run')) {
    terminal.stdout.write(changes.map(showChange).join('') || 'Nothing to change.\n');
    return 0;
  }
  writeAll(changes, name, wanted, receipts);
  terminal.stdout.write(report(name, changes, host));
  return 0;
}

export function wantedOf(
  name: string,
  host: HostInstall,
  place: Place,
  launch: Launch,
  options: Pick<Invocation, 'flag'>,
): readonly Wanted[] {
  const [mcp, hooks] = [options.flag('mcp'), options.flag('hooks')];
  const both = mcp === hooks;
  // Both read the one file, so one name has to do.
  const reader = name === 'vscode' ? 'copilot' : name;
  const block = options.flag('block');
  const hook = [launch.command, ...launch.args, 'hook', reader, ...(block ? ['--block'] : [])];
  const found = [
    both || mcp ? host.mcp(place, serverLaunch(launch, place.platform)) : undefined,
    both || hooks ? host.hooks(place, hook, block ? 'block' : 'warn') : undefined,
  ];
  return merged(found.filter((one) => one !== undefined));
}

/** Gemini CLI keeps servers and hooks in one file. */
function merged(wanted: readonly Wanted[]): readonly Wanted[] {
  const [first, second] = wanted;
  return first?.kind === 'json' && second?.kind === 'json' && first.path === second.path
    ? [{ ...first, entries: [...first.entries, ...second.entries] }]
    : wanted;
}

function planAll(wanted: readonly Wanted[], receipts: Receipts): readonly Change[] {
  return wanted.map((one) => bringIn(one, receipts.find(one.path))).filter(({ edits }) => edits.length > 0);
}

function writeAll(
  changes: readonly Change[],
  host: string,
  wanted: readonly Wanted[],
  receipts: Receipts,
): void {
  for (const change of changes) note(change, host, [], receipts);
  for (const { path } of wanted) share(path, host, receipts);
  receipts.save();
  let made = false;
  for (const change of changes) {
    const folders = writeText(change.path, change.after ?? '');
    if (folders.length === 0) continue;
    note(change, host, folders, receipts);
    made = true;
  }
  if (made) receipts.save();
}

/** Edits of a file that is as we left it belong to one story; a file that others changed since begins a new one. */
function note(
  { path, before, after, edits }: Change,
  host: string,
  folders: readonly string[],
  receipts: Receipts,
): void {
  const old = receipts.find(path);
  const goesOn = old !== undefined && before !== undefined && hashOf(before) === old.after;
  const again = old?.after === hashOf(after ?? '');
  receipts.set({
    path,
    created: goesOn || again ? (old?.created ?? false) : before === undefined,
    folders: folders.length > 0 ? folders : (old?.folders ?? []),
    edits: again ? (old?.edits ?? edits) : goesOn ? [...old.edits, ...edits] : edits,
    after: hashOf(after ?? ''),
    hosts: [...new Set([...(old?.hosts ?? []), host])],
  });
}

/** A host that finds what it wants is one more that wants it. */
function share(path: string, host: string, receipts: Receipts): void {
  const old = receipts.find(path);
  if (old && !old.hosts.includes(host)) receipts.set({ ...old, hosts: [...old.hosts, host] });
}

function report(name: string, changes: readonly Change[], { note: more }: HostInstall): string {
  const lines =
    changes.length === 0
      ? [`wayout is installed for ${name} already; nothing was changed.`]
      : [
          `wayout is installed for ${name}:`,
          ...changes.map(({ path, before }) => `  ${before === undefined ? 'made   ' : 'changed'} ${path}`),
          `Restart ${name} if it runs. To undo: wayout uninstall ${name}`,
        ];
  return `${[...lines, ...(more ? [more] : [])].join('\n')}\n`;
}

import type { Invocation, Terminal } from '../../command.ts';
import { takeOut, type Change } from './change.ts';
import { removeText, writeText } from './files.ts';
import { launchOf } from './launch.ts';
import { hostOf, placeOf } from './place.ts';
import { Receipts, type FileReceipt } from './receipts.ts';
import { wantedOf } from './run-install.ts';
import { showChange } from './show-change.ts';

/** Whatever was ever asked for: events of `--block` too. */
const everything = { flag: (name: string) => name === 'block' };

/** `wayout uninstall HOST` */
export async function runUninstall(invocation: Invocation, terminal: Terminal): Promise<number> {
  const { name, host } = hostOf(invocation);
  const place = placeOf(invocation, terminal);
  const wanted = wantedOf(name, host, place, launchOf(place.scope, undefined), everything);
  const receipts = new Receipts(terminal.env);
  const shared = ({ path }: { readonly path: string }) => othersOf(receipts.find(path), name).length > 0;
  const changes = wanted
    .filter((one) => !shared(one))
    .map((one) => takeOut(one, receipts.find(one.path)))
    .filter(({ before, after }) => before !== after);
  if (invocation.flag('dry-run')) {
    terminal.stdout.write(changes.map(showChange).join('') || 'Nothing to change.\n');
    return 0;
  }
  const kept = wanted
    .filter((one) => shared(one) && receipts.find(one.path)?.hosts.includes(name))
    .map(({ path }) => `  kept    ${path} (another host uses it)`);
  for (const { path } of wanted) {
    const change = changes.find((one) => one.path === path);
    if (change) write(change, receipts.find(path));
    forget(path, name, receipts);
  }
  receipts.save();
  const said = [...changes.flatMap(linesOf), ...kept];
  terminal.stdout.write(
    said.length > 0
      ? `wayout is no longer installed for ${name}:\n${said.join('\n')}\n`
      : `wayout was not installed for ${name}; nothing was changed.\n`,
  );
  return 0;
}

function linesOf({ path, after, lost }: Change): readonly string[] {
  return [
    `  ${after === undefined ? 'removed' : 'changed'} ${path}`,
    ...lost.map((name) => `          with it went ${name}, which somebody had added`),
  ];
}

function othersOf(receipt: FileReceipt | undefined, name: string): readonly string[] {
  return receipt?.hosts.filter((one) => one !== name) ?? [];
}

function write({ path, after }: Change, receipt: FileReceipt | undefined): void {
  if (after === undefined) removeText(path, receipt?.folders ?? []);
  else writeText(path, after);
}

function forget(path: string, name: string, receipts: Receipts): void {
  const receipt = receipts.find(path);
  const hosts = othersOf(receipt, name);
  if (receipt && hosts.length > 0) receipts.set({ ...receipt, hosts });
  else receipts.delete(path);
}

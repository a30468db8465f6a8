import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { wayout } from './helpers/wayout.ts';

// Called as docs/hosts.md says that opencode calls it: the file that was installed, in both of its forms.

const root = mkdtempSync(join(tmpdir(), 'wayout-opencode-'));
afterAll(() => rmSync(root, { recursive: true }));

type Hook = (...given: readonly object[]) => Promise<void>;
interface Installed {
  readonly id: string;
  readonly server: (context: object) => Promise<Readonly<Record<string, Hook>>>;
  readonly setup: (context: object) => Promise<void>;
}

/** Installs into a home of its own and loads the file, which from then on keeps its sessions there. */
async function installed(name: string, ...options: readonly string[]): Promise<Installed> {
  const home = join(root, name);
  const env = { HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_DATA_HOME: '' };
  const { status } = wayout(['install', 'opencode', '--hooks', ...options], { env });
  expect(status).toBe(0);
  const file = join(home, '.config', 'opencode', 'plugins', 'wayout.js');
  const { default: plugin }: { readonly default: Installed } = await import(pathToFileURL(file).href);
  process.env['XDG_STATE_HOME'] = join(home, 'state');
  process.env['WAYOUT_STORE'] = 'off';
  return plugin;
}

const push = ' ! [rejected]        main -> main (fetch first)\nerror: failed to push some refs\n';
const force = 'git push --force origin main';

test('opencode 1: a hint below what failed, and with --block a refusal of the dead end', async () => {
  const plugin = await installed('first', '--block');
  const hooks = await plugin.server({ directory: root });
  const input = { tool: 'bash', sessionID: 's', args: { command: 'git push origin main' } };
  const output = { title: '', output: push, metadata: { exit: 1 } };
  await hooks['tool.execute.after']?.(input, output);
  expect(output.output).toMatch(/^ ! \[rejected\][^]*\n\nwayout: Known failure git\/push-rejected/);
  const before = hooks['tool.execute.before']?.(
    { tool: 'bash', sessionID: 's' },
    { args: { command: force } },
  );
  await expect(before).rejects.toThrow(/known dead end[^]*Run it again to go ahead anyway/);
  const other = { tool: 'read', sessionID: 's', args: {} };
  await hooks['tool.execute.before']?.(other, other);
});

test('opencode 2: the same, in its events', async () => {
  const plugin = await installed('second', '--block');
  const hooks = new Map<string, Hook>();
  const tool = { hook: async (name: string, hook: Hook) => void hooks.set(name, hook) };
  await plugin.setup({ tool, location: { directory: root } });
  expect(plugin.id).toBe('wayout');
  const call = { tool: 'shell', sessionID: 's', id: 'call' };
  const content = [
    { type: 'text', text: push },
    { type: 'text', text: 'Command exited with code 1.' },
  ];
  const failed = {
    ...call,
    input: { command: 'git push origin main' },
    status: 'completed',
    result: { content, metadata: { exit: 1 } },
  };
  await hooks.get('execute.after')?.(failed);
  expect(failed.result.content).toHaveLength(3);
  expect(failed.result.content[2]?.text).toContain('wayout: Known failure git/push-rejected');
  expect(failed.result.metadata).toEqual({ exit: 1 });
  const before = hooks.get('execute.before')?.({ ...call, input: { command: force } });
  await expect(before).rejects.toThrow(/known dead end/);
  // A tool that broke, a command in the background and shapes of another version end in silence.
  for (const more of [
    { status: 'error', error: {} },
    { status: 'completed', result: {} },
    { status: 'completed' },
  ])
    await hooks.get('execute.after')?.({ ...call, input: { command: 'git push' }, ...more });
});

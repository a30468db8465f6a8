import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createBubblewrapSandbox } from './bubblewrap/bubblewrap-sandbox.ts';
import { findTool, toolTable, versionIn } from './tool-table.ts';
import { findToolchain } from './toolchain.ts';

const problem = await createBubblewrapSandbox().problem();
const installation = mkdtempSync(join(homedir(), '.wayout-tool-'));
afterAll(() => rmSync(installation, { recursive: true }));

test('every tool can be asked: its pattern compiles and has a group for the version', () => {
  for (const [name, tool] of Object.entries(toolTable()))
    expect(new RegExp(`${tool.version}|`).exec('')?.length, name).toBe(2);
});

test.each([
  ['git', 'git version 2.39.5', '2.39.5'],
  ['node', 'v20.20.2', '20.20.2'],
  ['java', 'openjdk version "17.0.15" 2025-04-15', '17.0.15'],
  ['go', 'go version go1.19.8 linux/amd64', '1.19.8'],
  ['docker', 'Docker version 28.2.2, build e6534b4', '28.2.2'],
  ['ssh', 'OpenSSH_9.2p1 Debian-2+deb12u5, OpenSSL 3.0.15', '9.2'],
])('the version of %s is read from %s', (name, output, version) => {
  expect(versionIn(findTool(name), output)).toBe(version);
});

test('a tool that is not in the table is refused by name', () => {
  expect(() => findTool('frobnicate')).toThrow(/frobnicate/);
});

test('a tool of the system needs nothing shown', async () => {
  const { path, binds, links } = await findToolchain(['bash']);
  expect({ path, binds, links }).toEqual({ path: [], binds: [], links: [] });
});

test.skipIf(problem !== undefined)(
  `a chosen tool in a home runs in the world, and the home around it stays hidden (${problem ?? ''})`,
  async () => {
    const bin = join(installation, 'git-9', 'bin');
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'git'), '#!/bin/sh\necho git version 9.9.9\n');
    writeFileSync(join(installation, 'secret'), 'hunter2');
    chmodSync(join(bin, 'git'), 0o755);
    const toolchain = await findToolchain(['git'], { git: join(bin, 'git') });
    const limits = { timeout: 10, memory: 256, processes: 64, output: 1, disk: 16 };
    const world = await createBubblewrapSandbox().open({ network: 'none', limits, toolchain });
    try {
      const { output } = await world.run(`git --version; ls -A ${installation}`);
      expect(Buffer.from(output).toString()).toBe('git version 9.9.9\ngit-9\n');
    } finally {
      await world.close();
    }
  },
);

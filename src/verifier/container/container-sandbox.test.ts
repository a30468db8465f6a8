import { expect, test } from 'vitest';
import { describeSandbox } from '../sandbox.suite.ts';
import { containerArguments, createContainerSandbox } from './container-sandbox.ts';

const image = process.env['WAYOUT_TEST_IMAGE'] ?? 'debian:stable';
const sandbox = createContainerSandbox({ image });
describeSandbox(sandbox, { problem: await sandbox.problem(), isolation: 'full', powers: 'no' });

test('a container gets no network, no rights, no room beyond its limits, and downloads nothing', () => {
  const limits = { timeout: 20, memory: 256, processes: 64, output: 1, disk: 16 };
  const line = containerArguments('world-1', 'tools:1', {
    network: 'loopback',
    limits,
    toolchain: { path: [], binds: [], links: [] },
  }).join(' ');
  for (const words of [
    '--pull never',
    '--network none',
    '--cap-drop ALL',
    '--security-opt no-new-privileges',
    '--read-only',
    '--user 1000:1000',
    '--memory 256m --memory-swap 256m',
    '--pids-limit 104',
    '--tmpfs /home/user:rw,exec,nosuid,nodev,mode=1777,size=16m',
  ])
    expect(line).toContain(words);
});

#!/usr/bin/env node
import { runCli } from './surface/cli/index.ts';

process.exitCode = await runCli(process.argv.slice(2), process, {
  hook: async () => (await import('./surface/hook/index.ts')).runHook,
  mcp: async () => (await import('./surface/mcp/index.ts')).runMcp,
});

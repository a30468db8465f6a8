#!/usr/bin/env node
import { runCli } from './surface/cli/index.ts';

process.exitCode = await runCli(process.argv.slice(2), process, {
  hook: async () => (await import('./surface/hook/index.ts')).runHook,
  keys: async () => (await import('./surface/http/index.ts')).runKeys,
  serve: async () => {
    const [{ serveWith }, { openWeb }] = await Promise.all([
      import('./surface/http/index.ts'),
      import('./surface/web/index.ts'),
    ]);
    return serveWith((knowledge, logs) =>
      openWeb(knowledge, {
        review: 'present',
        reports: 'shown',
        hasLog: (digest) => logs.has(digest),
      }),
    );
  },
  install: async () => (await import('./surface/install/index.ts')).runInstall,
  uninstall: async () => (await import('./surface/install/index.ts')).runUninstall,
  mcp: async () => (await import('./surface/mcp/index.ts')).runMcp,
  site: async () => (await import('./surface/web/index.ts')).runSite,
});

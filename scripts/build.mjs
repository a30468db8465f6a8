// Builds dist/: the modules, the browser file, what the pages load and the pack of our own records. `npm run build`
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { buildWeb } from './build-web.mjs';

const run = (file, args) => execFileSync(process.execPath, [file, ...args], { stdio: 'inherit' });

// What people, and agents before every command, wait for.
const inline = new Set(['./explain.ts', './surface/hook/index.ts', './respond.ts', '../../knowledge.ts']);

rmSync('dist', { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
// One file for browsers: the core needs nothing of Node, and what it would need of zod are types only.
await build({
  entryPoints: ['src/browser.ts'],
  outfile: 'dist/browser.js',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'warning',
});
// The command is one file too: that of 140 modules that explain needs is the longer half of a cold start. What other
// commands need stays where tsc put it and is loaded when they are called.
await build({
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  allowOverwrite: true,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  plugins: [{ name: 'other commands', setup: leaveOtherCommands }],
  logLevel: 'warning',
});
// What the verifier puts into a world, where nothing else of ours is.
await build({
  entryPoints: ['src/check/runner.ts'],
  outfile: 'dist/check/runner.cjs',
  // It is handed the list of tools, and never looks for the file.
  logOverride: { 'empty-import-meta': 'silent' },
  bundle: true,
  minify: true,
  format: 'cjs',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'warning',
});
chmodSync('dist/main.js', 0o755);
await buildWeb();
if (existsSync('records')) run('dist/main.js', ['corpus', 'build', 'records', '--out', 'dist/wayout.pack']);

/** Imports that happen only when asked for lead to the modules in dist/, but for explain and the agents' hook. */
function leaveOtherCommands({ onResolve }) {
  onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
    if (kind !== 'dynamic-import' || inline.has(path)) return undefined;
    const module = relative('src', join(resolveDir, path)).replaceAll(sep, '/').replace(/\.ts$/, '.js');
    return { path: `./${module}`, external: true };
  });
}

// Builds dist/: the modules, the browser file, what the pages load and the pack of our own records. `npm run build`
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { buildWeb } from './build-web.mjs';

const run = (file, args) => execFileSync(process.execPath, [file, ...args], { stdio: 'inherit' });

// What people, and agents before every command, wait for: files of their own, and what the hook loads when it has to.
const files = new Map([
  ['./explain.ts', './explain.js'],
  ['./surface/hook/index.ts', './hook.js'],
]);
const inline = new Set(['./respond.ts', '../../knowledge.ts']);

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
// The command is one file, and what it loads for explain and for the agents' hook one file each: that of 140 modules is
// the longer half of a cold start. What other commands need stays where tsc put it.
await build({
  entryPoints: {
    main: 'src/main.ts',
    explain: 'src/surface/cli/explain.ts',
    hook: 'src/surface/hook/index.ts',
  },
  outdir: 'dist',
  allowOverwrite: true,
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  plugins: [
    { name: 'other commands', setup: leaveOtherCommands },
    { name: 'crypto', setup: loadCryptoWhenCalled },
  ],
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

/** Imports that happen only when asked for lead to the modules in dist/, but for what stands above. */
function leaveOtherCommands({ onResolve }) {
  onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
    if (kind !== 'dynamic-import' || inline.has(path)) return undefined;
    const module = relative('src', join(resolveDir, path)).replaceAll(sep, '/').replace(/\.ts$/, '.js');
    return { path: files.get(path) ?? `./${module}`, external: true };
  });
}

/** Loading it takes longer than finding an answer, which seldom needs it. */
function loadCryptoWhenCalled({ onResolve, onLoad }) {
  const names = ['createHash', 'createHmac', 'randomBytes', 'randomUUID'];
  const wrapped = (name) =>
    `export const ${name} = (...args) => process.getBuiltinModule('node:crypto').${name}(...args);`;
  onResolve({ filter: /^node:crypto$/ }, ({ path }) => ({ path, namespace: 'when called' }));
  onLoad({ filter: /./, namespace: 'when called' }, () => ({ contents: names.map(wrapped).join('\n') }));
}

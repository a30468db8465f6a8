// Builds dist/: the modules, the browser file and the pack of our own records. `npm run build`
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import { buildSync } from 'esbuild';

const run = (file, args) => execFileSync(process.execPath, [file, ...args], { stdio: 'inherit' });

rmSync('dist', { recursive: true, force: true });
run('node_modules/typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
chmodSync('dist/main.js', 0o755);
// One file for browsers: the core needs nothing of Node, and what it would need of zod are types only.
buildSync({
  entryPoints: ['src/browser.ts'],
  outfile: 'dist/browser.js',
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  logLevel: 'warning',
});
if (existsSync('records')) run('dist/main.js', ['corpus', 'build', 'records', '--out', 'dist/wayout.pack']);

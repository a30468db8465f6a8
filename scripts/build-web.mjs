// Builds dist/web/: the scripts and styles of the pages, each named by the digest of its content, and what the pages
// show of this version: the measured results, and a log to try.
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

export async function buildWeb() {
  mkdirSync('dist/web', { recursive: true });
  const options = {
    outdir: 'dist/web',
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    target: ['es2022', 'chrome110', 'firefox110', 'safari16.4'],
    platform: 'browser',
    logLevel: 'warning',
  };
  const from = (...names) => names.map((name) => `src/surface/web/client/${name}`);
  const modules = [
    'page.ts',
    'chooser.ts',
    'paste.ts',
    'worker.ts',
    'records.ts',
    'record.ts',
    'graph.ts',
    'propose.ts',
    'review.ts',
  ];
  await build({ ...options, format: 'esm', entryPoints: from(...modules) });
  // Loaded before the page is painted, so no module.
  await build({ ...options, format: 'iife', entryPoints: from('theme.ts') });
  await build({ ...options, entryPoints: from('style.css') });
  await build({
    ...options,
    bundle: false,
    minify: false,
    loader: { '.svg': 'copy' },
    entryPoints: from('icon.svg'),
  });
  copyFileSync('examples/docker-build-401.log', 'dist/web/example.log');
  const sections = readTables(readFileSync('docs/measurements.md', 'utf8'));
  writeFileSync('dist/web/measurements.json', JSON.stringify(sections));
}

/** The tables of docs/measurements.md, which a script writes from the results of the evaluation and the benchmarks. */
function readTables(page) {
  return page
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [title = ''] = section.split('\n', 1);
      const rows = [...section.matchAll(/^\| (.+?) \| (.*?) \| (.*?) \| (.*?) ?\|$/gm)]
        .map(([, measure, value, n, target]) => ({ measure, value, n, target }))
        .filter(({ measure, value }) => measure !== 'measure' && !/^-+$/.test(value));
      return { title, rows };
    })
    .filter(({ rows }) => rows.length > 0);
}

// Prints Debian's packages of the tools that our reproductions need and this machine lacks, one a line.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = new URL('..', import.meta.url).pathname;
const tools = JSON.parse(readFileSync(join(root, 'vocabulary/tools.json'), 'utf8'));
const reproductions = readdirSync(join(root, 'records'), { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('repro.json'));

const needed = new Set(
  reproductions.flatMap((file) =>
    Object.keys(JSON.parse(readFileSync(join(root, 'records', file), 'utf8')).needs),
  ),
);
// Engines are unpacked in several versions by scripts/fetch-docker.sh; one that is installed would be started as well.
needed.delete('docker');
const packages = [...needed]
  .filter((tool) => !answers(tools[tool]?.command))
  .flatMap((tool) => tools[tool]?.debian?.split(' ') ?? []);
console.log([...new Set(packages)].join('\n'));

function answers(command) {
  return (
    command !== undefined &&
    spawnSync('sh', ['-c', command], { stdio: 'ignore', timeout: 20_000 }).status === 0
  );
}

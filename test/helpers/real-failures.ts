import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A failure that the real tool makes, in a folder of its own. */
export interface RealFailure {
  readonly title: string;
  /** A captured output in `examples/`. */
  readonly example: string;
  readonly id: string;
  /** What stands in the lines that the first finding names. */
  readonly says: RegExp;
  /** Programs that have to be there. */
  readonly tools: readonly string[];
  /** Brings the folder to the point of failure, and says which command then fails. */
  readonly prepare: (folder: string) => readonly string[];
}

export const realFailures: readonly RealFailure[] = [
  {
    title: 'an npm ERESOLVE',
    example: 'npm-eresolve.log',
    id: 'npm/eresolve-peer-conflict',
    says: /ERESOLVE/,
    tools: ['npm'],
    prepare(folder) {
      write(folder, {
        'vendor/widgets/package.json': '{"name":"widgets","version":"2.4.0"}',
        'vendor/calendar/package.json':
          '{"name":"calendar","version":"1.3.1","peerDependencies":{"widgets":"^1.8.0"}}',
        'package.json': `{"name":"booking","version":"1.0.0","dependencies":
          {"widgets":"file:vendor/widgets","calendar":"file:vendor/calendar"}}`,
        '.npmrc': `cache=${join(folder, 'cache')}\nupdate-notifier=false\nprogress=false\n`,
      });
      return ['npm', 'install', '--offline', '--install-links'];
    },
  },
  {
    title: 'a Python traceback in the middle of five thousand lines',
    example: 'python-traceback.log',
    id: 'python/module-not-found',
    says: /ModuleNotFoundError: No module named/,
    tools: ['python3'],
    prepare(folder) {
      write(folder, { 'report.py': 'import sqlalchemy_of_nobody\n' });
      return ['sh', '-c', 'seq 2500; python3 report.py; code=$?; seq 2500; exit $code'];
    },
  },
  {
    title: 'a rejected git push',
    example: 'git-push-rejected.log',
    id: 'git/push-rejected-non-fast-forward',
    says: /rejected|failed to push/,
    tools: ['git'],
    prepare(folder) {
      const script = `set -e; git init -q --bare -b main server.git; git init -q -b main a; cd a
        git config user.name dev; git config user.email dev@example.org; git remote add origin ../server.git
        git commit -q --allow-empty -m one; git push -q origin main; cp -r . ../b
        git commit -q --allow-empty -m two; git push -q origin main
        cd ../b; git commit -q --allow-empty -m three`;
      execFileSync('sh', ['-c', script], { cwd: folder, stdio: 'ignore' });
      return ['git', '-C', 'b', 'push', 'origin', 'main'];
    },
  },
  {
    title: 'a linker error',
    example: 'linker-undefined-reference.log',
    id: 'c/undefined-reference',
    says: /undefined reference to `(sqrt|pow)'/,
    tools: ['make', 'cc'],
    prepare(folder) {
      write(folder, {
        'main.c':
          '#include <math.h>\n#include <stdio.h>\nint main(int n, char **v) { (void)v; printf("%f", sqrt(n)); }\n',
        Makefile: 'main: main.o\n\tcc -o $@ main.o\n',
      });
      execFileSync('make', ['main.o'], { cwd: folder, stdio: 'ignore' });
      return ['make', 'main'];
    },
  },
];

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
}

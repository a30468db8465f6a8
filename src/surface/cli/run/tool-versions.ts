import { execFile } from 'node:child_process';

/** How well-known tools tell their version. Nothing else is ever called, whatever a corpus names. */
const tellers: Readonly<Record<string, readonly string[]>> = {
  cargo: ['--version'],
  cmake: ['--version'],
  docker: ['--version'],
  gcc: ['-dumpfullversion'],
  git: ['--version'],
  go: ['version'],
  java: ['-version'],
  make: ['--version'],
  node: ['--version'],
  npm: ['--version'],
  pip: ['--version'],
  python3: ['--version'],
  rustc: ['--version'],
};
const patience = 3000;

/** The versions here of those tools that are well known; a tool that does not answer is left out. */
export async function toolVersions(
  names: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Readonly<Record<string, string>>> {
  const known = [...new Set(names)].filter((name) => Object.hasOwn(tellers, name)).sort();
  const versions = await Promise.all(known.map((name) => versionOf(name, env)));
  return Object.fromEntries(
    known.flatMap((name, i): [string, string][] => {
      const version = versions[i];
      return version === undefined ? [] : [[name, version]];
    }),
  );
}

function versionOf(name: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(name, [...(tellers[name] ?? [])], { env, timeout: patience }, (error, stdout, stderr) => {
      const [version] = /\d+(?:\.\d+)+/.exec(`${stdout}${stderr}`) ?? [];
      resolve(error ? undefined : version);
    });
  });
}

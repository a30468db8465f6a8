/** Under which names a registry is known to docker. */
export interface RegistryNames {
  /** As the message has it, port included. */
  readonly shown: string;
  /** The key under which docker keeps its credential. */
  readonly server: string;
  /** The host that is asked. */
  readonly host: string;
}

/** The key of Docker Hub is an address of its first API: moby/registry, IndexServer. */
const hubServer = 'https://index.docker.io/v1/';
const hubNames = [
  'docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'registry.hub.docker.com',
  'auth.docker.io',
];

export function registryNames(name: string): RegistryNames {
  return hubNames.includes(name)
    ? { shown: 'docker.io', server: hubServer, host: 'registry-1.docker.io' }
    : { shown: name, server: name, host: name };
}

/** Keys that people write for Docker Hub and that its client does not look under. */
export const unusedHubKeys: readonly string[] = [
  'docker.io',
  'https://docker.io',
  'index.docker.io',
  'registry-1.docker.io',
  'https://registry-1.docker.io',
];

/** `ghcr.io/team/app:1@sha256:…` → `team/app` and `1`; `undefined` where it is no reference. */
export function parseImage(
  image: string,
  registry: string,
): { readonly repository: string; readonly reference: string } | undefined {
  const [, path = '', tag, digest] =
    /^([\w./:-]+?)(?::([\w][\w.-]{0,127}))?(?:@(sha256:[0-9a-f]{64}))?$/.exec(image) ?? [];
  const [first = '', ...rest] = path.split('/');
  const hasHost = /[.:]/.test(first) || first === 'localhost';
  const names = hasHost ? rest : [first, ...rest];
  if (names.length === 0 || !names.every((name) => /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/.test(name)))
    return undefined;
  const isOfficial = registryNames(registry).shown === 'docker.io' && names.length === 1;
  return {
    repository: [...(isOfficial ? ['library'] : []), ...names].join('/'),
    reference: digest ?? tag ?? 'latest',
  };
}

import type { WorldSpec } from '../sandbox.ts';
import { linkFolder } from '../toolchain.ts';
import { runnerScript } from '../world/runner-script.ts';

export interface HostFacts {
  /** The verifier runs as root: the world then gets a user number of its own on the host too. */
  readonly root: boolean;
  /** An unused user number, for `root`. */
  readonly user: number;
  /** Top-level folders that are links on this host: `/bin` → `usr/bin`. */
  readonly links: Readonly<Record<string, string>>;
  /** Top-level folders that are folders. */
  readonly folders: readonly string[];
}

const home = '/home/user';
const output = '/run/wayout';
/** The descriptor that ends the world when the verifier ends. */
export const lifeline = 6;
const mebibyte = 1024 * 1024;

/**
 * The arguments of `bwrap` for one world. Descriptors 3, 4 and 5 carry /etc/passwd, /etc/group and /etc/hosts,
 * 6 is the lifeline.
 *
 *     bwrap (mounts, namespaces) → as root: setpriv (user number) and unshare (user namespace) → prlimit → runner
 *
 * The limits are set inside the user namespace: there Linux counts processes per namespace (5.14), so that
 * neither the user's own processes nor another trial's take part.
 */
export function bubblewrapArguments(spec: WorldSpec, host: HostFacts): readonly string[] {
  return [
    ...namespaces(spec, host),
    ...system(host),
    ...privatePlaces(spec),
    ...etc(spec),
    ...[...spec.toolchain.binds, ...(spec.powers?.binds ?? [])].flatMap(show),
    ...spec.toolchain.links.flatMap(({ name, target }) => link(target, `${linkFolder}/${name}`)),
    '--remount-ro',
    '/dev',
    '--remount-ro',
    '/',
    ...environment(spec),
    '--chdir',
    '/',
    '--',
    ...(host.root && !spec.powers?.root ? dropUser(host.user) : []),
    ...limits(spec),
    'bash',
    '-c',
    runnerScript,
    'runner',
    home,
    output,
    String(spec.limits.processes + ownProcesses),
    String(lifeline),
  ];
}

function namespaces({ network, powers }: WorldSpec, { root }: HostFacts): string[] {
  const ids = powers?.root ? ['0', '0'] : ['1000', '1000'];
  const user = root && !powers?.root ? [] : ['--unshare-user', '--uid', ids[0] ?? '', '--gid', ids[1] ?? ''];
  return [
    ...user,
    '--unshare-pid',
    '--unshare-ipc',
    '--unshare-uts',
    '--hostname',
    'world',
    ...(network === 'host' ? [] : ['--unshare-net']),
    ...(powers?.root ? ['--cap-add', 'ALL'] : []),
    '--die-with-parent',
    '--as-pid-1',
    '--new-session',
  ];
}

function system({ links, folders }: HostFacts): string[] {
  return [
    ...folders.flatMap((path) => ['--ro-bind', path, path]),
    ...Object.entries(links).flatMap(([path, target]) => ['--symlink', target, path]),
    '--proc',
    '/proc',
    '--dev',
    '/dev',
  ];
}

/** What programs look up in /etc; the machine's own settings and secrets stay outside. */
const etcShown = [
  'alternatives',
  'ca-certificates',
  'debian_version',
  'fonts',
  'java',
  'java-17-openjdk',
  'java-21-openjdk',
  'ld.so.cache',
  'ld.so.conf',
  'ld.so.conf.d',
  'localtime',
  'magic',
  'maven',
  'mime.types',
  'nsswitch.conf',
  'os-release',
  'perl',
  'php',
  'pki',
  'protocols',
  'python3',
  'python3.11',
  'python3.12',
  'python3.13',
  'services',
  'ssl/certs',
  'ssl/openssl.cnf',
  'terminfo',
];

function etc({ network }: WorldSpec): string[] {
  const shown = network === 'host' ? [...etcShown, 'resolv.conf'] : etcShown;
  return [
    ...shown.flatMap((name) => [
      ...parentsOf(`/etc/${name}`),
      '--ro-bind-try',
      `/etc/${name}`,
      `/etc/${name}`,
    ]),
    ...['passwd', 'group', 'hosts'].flatMap((name, i) => {
      return ['--perms', '0644', '--file', String(3 + i), `/etc/${name}`];
    }),
    ...parentsOf('/var/lib/dpkg'),
    '--ro-bind-try',
    '/var/lib/dpkg',
    '/var/lib/dpkg',
  ];
}

function privatePlaces({ limits, powers }: WorldSpec): string[] {
  const places: readonly (readonly [path: string, mebibytes: number])[] = [
    ...Object.entries(powers?.folders ?? {}),
    ['/home', limits.disk],
    ['/tmp', limits.disk],
    ['/var/tmp', limits.disk],
    ['/dev/shm', limits.disk],
    [output, 16],
    // One more than the limit, so that reaching the limit can be told from a full disk.
    [`${output}/step`, limits.output + 1],
  ];
  return places.flatMap(([path, size]) => [
    ...parentsOf(path),
    ...`--perms 1777 --size ${size * mebibyte} --tmpfs ${path}`.split(' '),
  ]);
}

function show(path: string): string[] {
  return [...parentsOf(path), '--ro-bind', path, path];
}

function link(target: string, path: string): string[] {
  return [...parentsOf(path), '--symlink', target, path];
}

/** Folders on the way: bwrap would make them for its own user only. */
function parentsOf(path: string): string[] {
  const names = path.split('/').slice(1, -1);
  return names.flatMap((_, i) => ['--perms', '0755', '--dir', `/${names.slice(0, i + 1).join('/')}`]);
}

function environment({ toolchain, env = {}, powers }: WorldSpec): string[] {
  const path = [
    ...toolchain.path,
    '/usr/local/bin',
    '/usr/bin',
    '/bin',
    '/usr/local/sbin',
    '/usr/sbin',
    '/sbin',
  ];
  const all = {
    PATH: path.join(':'),
    HOME: home,
    USER: powers?.root ? 'root' : 'user',
    LANG: 'C.UTF-8',
    TERM: 'dumb',
    ...env,
  };
  return ['--clearenv', ...Object.entries(all).flatMap(([name, value]) => ['--setenv', name, value])];
}

function dropUser(user: number): readonly string[] {
  return [...setUser(user), ...'unshare --user --map-user=1000 --map-group=1000'.split(' ')];
}

/** Words before a command that make it run as a user of the host who owns nothing. */
export function setUser(user: number): readonly string[] {
  return `setpriv --reuid ${user} --regid ${user} --clear-groups --no-new-privs`.split(' ');
}

/** Processes that the runner and a step's own shell take. */
const ownProcesses = 6;
/** What the runner may use above the limit of its steps. */
const reserve = 32;

function limits({ limits: { processes, memory } }: WorldSpec): string[] {
  const all = processes + ownProcesses + reserve;
  return ['prlimit', `--nproc=${all}`, `--data=${memory * mebibyte}`, '--core=0'];
}

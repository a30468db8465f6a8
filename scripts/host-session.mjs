// Runs coding agents themselves, each with a model played by this script, on a push that somebody was faster than, and looks at
// what the model is told: the hint after the failure, the warning of the dead end, the tools of the MCP server. Each is installed
// into a temporary folder and talks to nobody but this script.
// `node scripts/host-session.mjs [--block] [HOST[@VERSION] …]` after a build; without a name, every host that can be run so.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hosts } from './host-session/hosts.mjs';
import { models } from './host-session/models.mjs';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const commands = ['git push origin main', 'git push --force origin main'];
const plain = {
  PATH: process.env.PATH,
  LC_ALL: 'C.UTF-8',
  WAYOUT_STORE: 'off',
  GIT_CONFIG_NOSYSTEM: '1',
  ...Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((who) => [
      [`GIT_${who}_NAME`, 'dev'],
      [`GIT_${who}_EMAIL`, 'dev@example.org'],
    ]),
  ),
};

const block = process.argv.includes('--block');
const names = process.argv.slice(2).filter((word) => word !== '--block');
for (const asked of names.length > 0 ? names : Object.keys(hosts)) {
  const [name = '', version = hosts[asked]?.version] = asked.split('@');
  if (!hosts[name]) throw new Error(`Expected one of ${Object.keys(hosts).join(', ')}, found: ${asked}`);
  const program = programOf(hosts[name], version);
  if (program) await show(name, version, program);
  else console.log(`skipped: ${name} ${version} cannot be installed here (no registry)`);
}

function programOf({ package: name, program }, version) {
  const folder = join(tmpdir(), `wayout-host-${name.replaceAll(/\W+/g, '-')}-${version}`);
  const path = join(folder, 'node_modules', program);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  const args = ['i', '--prefix', folder, '--no-save', '--ignore-scripts', '--silent', `${name}@${version}`];
  spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 600_000 });
  return existsSync(path) ? path : undefined;
}

async function show(name, version, program) {
  const home = mkdtempSync(join(tmpdir(), 'wayout-host-home-'));
  const model = await play(models[hosts[name].model]);
  try {
    const { said, code, isForced } = await session(name, program, home, model.port);
    const [hint, warning] = told(model.requests.at(-1));
    const shown = {
      'ended well': code === 0,
      'offers the tools of the server': model.requests.some((text) =>
        /wayout[-_]+diagnose|"mcp__wayout"/.test(text),
      ),
      'tells the hint after the failure': hint.includes('git/push-rejected-non-fast-forward'),
      'tells the warning of the dead end': warning.includes('This command is a known dead end'),
      [block ? 'refuses the dead end' : 'refuses nothing']: isForced !== block,
    };
    for (const [what, holds] of Object.entries(shown)) {
      console.log(`${holds ? 'ok  ' : 'FAIL'} ${name} ${version} ${what}`);
    }
    if (Object.values(shown).every(Boolean)) return;
    process.exitCode = 1;
    console.error(said.slice(-2000));
  } finally {
    model.close();
    rmSync(home, { recursive: true, force: true });
  }
}

/** The last request holds all that the model was told: before it asked for the last command, and after. */
function told(request = '') {
  return [request.slice(0, request.lastIndexOf(commands[1])), request];
}

async function session(name, program, home, port) {
  const { args, env, configure } = hosts[name];
  const all = { ...plain, HOME: home, ...env(port) };
  configure?.(home, port);
  call(process.execPath, [main, 'install', name, ...(block ? ['--block'] : [])], { cwd: home, env: all });
  const cwd = behind(home, all);
  const child = spawn(program, args, { cwd, env: all, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const timer = setTimeout(() => child.kill('SIGKILL'), 180_000);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  const git = (...words) => call('git', words, { cwd, env: all });
  return { said, code, isForced: git('ls-remote', 'origin').includes(git('rev-parse', 'HEAD')) };
}

/** A clone that somebody was faster than. */
function behind(home, env) {
  const script = `git init -q --bare -b main o.git
    git clone -q o.git first && git clone -q o.git mine
    cd first && git checkout -qb main && git commit -q --allow-empty -m one && git push -q origin main
    cd ../mine && git checkout -qb main && git commit -q --allow-empty -m two`;
  call('sh', ['-ec', script], { cwd: home, env });
  return join(home, 'mine');
}

function call(program, args, options) {
  const { status, stdout, stderr } = spawnSync(program, args, { ...options, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Expected ${program} ${args[0]} to work, found: ${stderr}`);
  return stdout.trim();
}

/** A model that asks for one command after the other, and keeps what it is asked. */
async function play({ results, offersShell, answer }) {
  const requests = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    requests.push(text);
    const body = text.startsWith('{') ? JSON.parse(text) : {};
    const done = results(body);
    answer(request, body, response, offersShell(body) ? commands[done] : undefined, done);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { port: server.address().port, requests, close };
}

// Runs opencode itself, with a model played by this script, on a push that somebody was faster than, and looks at what the model
// is told: the hint after the failure, the warning with the dead end. Installs opencode into a temporary folder.
// `node scripts/opencode-host.mjs [1.18.33]` after a build.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const version = process.argv[2] ?? '1.18.33';
const tool = join(tmpdir(), `wayout-opencode-${version}`);
// The program itself: what stands in .bin needs a script of the package to have run.
const opencode = join(tool, `node_modules/opencode-${process.platform}-${process.arch}/bin/opencode`);
const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'wayout-opencode-home-'));
const commands = ['git push origin main', 'git push --force origin main'];
const env = {
  PATH: process.env.PATH,
  HOME: home,
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

if (!existsSync(opencode) && !install()) {
  console.log(`skipped: opencode-ai ${version} cannot be installed here (no registry)`);
  process.exit(0);
}
const told = [];
const model = await play();
try {
  configure(model.port);
  const clone = behind();
  const child = spawn(opencode, ['run', 'push it'], { cwd: clone, env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (chunk) => (said += chunk));
  const timer = setTimeout(() => child.kill(), 120_000);
  const code = await new Promise((resolve) => child.once('close', resolve));
  clearTimeout(timer);
  const [hint = '', warning = ''] = told;
  const shown = {
    'opencode ended well': code === 0,
    'a hint after the failure': hint.includes('wayout: Known failure git/push-rejected-non-fast-forward'),
    'a warning with the dead end': warning.includes('wayout: This command is a known dead end'),
  };
  for (const [what, holds] of Object.entries(shown)) console.log(`${holds ? 'ok  ' : 'FAIL'} ${what}`);
  if (!Object.values(shown).every(Boolean)) {
    console.error(said.slice(-2000));
    process.exitCode = 1;
  }
} finally {
  model.close();
  rmSync(home, { recursive: true, force: true });
}

function install() {
  mkdirSync(tool, { recursive: true });
  const args = ['i', '--prefix', tool, '--no-save', '--ignore-scripts', `opencode-ai@${version}`];
  return spawnSync('npm', args, { stdio: ['ignore', 'ignore', 'inherit'], timeout: 300_000 }).status === 0;
}

/** A model that asks for one command after the other, and keeps what it is told of each. */
async function play() {
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { messages = [], tools = [] } = JSON.parse(text || '{}');
    const results = messages.filter(({ role }) => role === 'tool');
    told.splice(0, results.length, ...results.map(({ content }) => JSON.stringify(content)));
    const command = tools.some((one) => one.function.name === 'bash') ? commands[results.length] : undefined;
    const call = {
      index: 0,
      id: `call_${results.length}`,
      type: 'function',
      function: { name: 'bash', arguments: JSON.stringify({ command, description: 'push' }) },
    };
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const send = (delta, finish_reason) =>
      response.write(
        `data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'm', choices: [{ index: 0, delta, finish_reason }] })}\n\n`,
      );
    send({ role: 'assistant', ...(command ? { tool_calls: [call] } : { content: 'done' }) }, null);
    send({}, command ? 'tool_calls' : 'stop');
    response.end('data: [DONE]\n\n');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { port: server.address().port, close: () => server.close() };
}

function configure(port) {
  const folder = join(home, '.config', 'opencode');
  mkdirSync(folder, { recursive: true });
  const models = { m: { name: 'm', tool_call: true, limit: { context: 100_000, output: 1000 } } };
  const options = { baseURL: `http://127.0.0.1:${port}/v1`, apiKey: 'x' };
  const played = { npm: '@ai-sdk/openai-compatible', name: 'Played', options, models };
  const config = { provider: { played }, model: 'played/m', small_model: 'played/m', autoupdate: false };
  writeFileSync(join(folder, 'opencode.json'), JSON.stringify({ ...config, permission: { bash: 'allow' } }));
  const args = [main, 'install', 'opencode', '--hooks'];
  const { status, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Expected wayout to be installed, found: ${stderr}`);
}

function behind() {
  const script = `git init -q --bare -b main o.git
    git clone -q o.git first && git clone -q o.git mine
    cd first && git checkout -qb main && git commit -q --allow-empty -m one && git push -q origin main
    cd ../mine && git checkout -qb main && git commit -q --allow-empty -m two`;
  const { status, stderr } = spawnSync('sh', ['-ec', script], { cwd: home, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Expected git to set up two clones, found: ${stderr}`);
  return join(home, 'mine');
}

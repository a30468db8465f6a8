// Plays a session of a coding agent without a model, with real commands and the real hook, and writes it into docs/agents.md;
// `--check` plays it again and compares what is ours: another git says the same in other words. `node scripts/agent-session.mjs`
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openKnowledge } from '../dist/knowledge.js';

const main = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const page = new URL('../docs/agents.md', import.meta.url);
const folder = mkdtempSync(join(tmpdir(), 'wayout-session-'));
const clone = join(folder, 'clone');
const store = join(folder, 'outcomes.sqlite');
const env = {
  PATH: process.env.PATH,
  HOME: folder,
  LC_ALL: 'C.UTF-8',
  XDG_STATE_HOME: join(folder, 'state'),
  XDG_DATA_HOME: join(folder, 'data'),
  WAYOUT_STORE: store,
  GIT_CONFIG_NOSYSTEM: '1',
};
const lines = [];

try {
  prepare();
  // What the agent does is written here, as it would do it: try, fail, reach for force, be warned, take the way out.
  turn('git push origin main');
  attempt('git push --force origin main');
  turn('git pull --rebase origin main');
  turn('git push origin main');
  lines.push(...(await outcomes()));
} finally {
  rmSync(folder, { recursive: true, force: true });
}

const text = readFileSync(page, 'utf8');
const fresh = text.replace(
  /<!-- session[^]*<!-- \/session -->/,
  () =>
    `<!-- session: written by scripts/agent-session.mjs -->\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n<!-- /session -->`,
);
if (!process.argv.includes('--check')) writeFileSync(page, fresh);
else if (essence(fresh) !== essence(text)) {
  console.error(
    'docs/agents.md shows a session that goes another way now: run node scripts/agent-session.mjs',
  );
  console.error(lines.join('\n'));
  process.exit(1);
}

/** A page without what git said in the session, how sure the match was and how fresh its proof is. */
function essence(page) {
  let isGit = false;
  const kept = page.split('\n').filter((line) => {
    if (/^(?:hook:|  \[exit code|$)/.test(line)) isGit = false;
    const keeps = !isGit;
    if (line.startsWith('agent: ')) isGit = true;
    return keeps;
  });
  return kept.join('\n').replace(/\(\d+ %, [^)]*\)/g, '()');
}

/** Somebody else pushed first. */
function prepare() {
  mkdirSync(folder, { recursive: true });
  const script = `set -e
    git init -q --bare -b main server.git
    git init -q -b main other && cd other
    git config user.name dev && git config user.email dev@example.org
    git remote add origin ../server.git
    git commit -q --allow-empty -m one && git push -q origin main
    git clone -q ../server.git ../clone && git -C ../clone config user.name dev
    git -C ../clone config user.email dev@example.org
    echo theirs > theirs && git add . && git commit -q -m two && git push -q origin main
    cd ../clone && echo mine > mine && git add . && git commit -q -m three`;
  const { status, stderr } = spawnSync('sh', ['-c', script], { cwd: folder, env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Expected git to set up the session, found: ${stderr}`);
}

/** The agent runs a command: the hook before it, the command, the hook after it. */
function turn(command) {
  attempt(command);
  const { status, stdout, stderr } = spawnSync('bash', ['-c', command], {
    cwd: clone,
    env,
    encoding: 'utf8',
  });
  const output = stdout + stderr;
  lines.push(...indented(masked(output)), `  [exit code ${status}]`);
  const event =
    status === 0
      ? {
          hook_event_name: 'PostToolUse',
          tool_response: { stdout, stderr, interrupted: false, isImage: false },
        }
      : {
          hook_event_name: 'PostToolUseFailure',
          error: `Exit code ${status}\n${output}`,
          is_interrupt: false,
        };
  answer(hook(command, event));
}

/** The agent is about to run a command. */
function attempt(command) {
  lines.push(...(lines.length > 0 ? [''] : []), `agent: ${command}`);
  answer(hook(command, { hook_event_name: 'PreToolUse' }));
}

function answer(said) {
  if (said) lines.push('hook:', ...indented(said));
}

function hook(command, event) {
  const input = JSON.stringify({
    session_id: 'a-session',
    transcript_path: join(folder, 'transcript.jsonl'),
    cwd: clone,
    permission_mode: 'default',
    tool_name: 'Bash',
    tool_input: { command },
    tool_use_id: 'toolu_1',
    ...event,
  });
  const called = spawnSync(process.execPath, [main, 'hook', 'claude-code'], { input, env, encoding: 'utf8' });
  if (called.status !== 0 || called.stderr) throw new Error(`Expected a quiet hook, found: ${called.stderr}`);
  return called.stdout && JSON.parse(called.stdout).hookSpecificOutput.additionalContext;
}

/** What the store holds afterwards. */
async function outcomes() {
  const knowledge = await openKnowledge({ store });
  const found = [];
  for await (const { record, action, kind, source } of knowledge.outcomes.list()) {
    found.push(`  ${record} · ${action} · ${kind} (${source})`);
  }
  await knowledge.close();
  return ['', 'outcomes in the store:', ...found];
}

/** What is another at every run. */
function masked(output) {
  return output
    .replaceAll(folder, '/home/dev')
    .replace(/\b[0-9a-f]{7}\b/g, 'abc1234')
    .replace(/.*\r/g, '');
}

function indented(said) {
  return said
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd());
}

// Writes the tables of docs/docker-registry-401.md from the seed record's claims and from the ledger of our own record; `--check`
// only compares. The figures in that page have no other source.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const record = new URL('records/cicd/docker-buildkit-ssh-auth-fail/', root);
const page = new URL('docs/docker-registry-401.md', root);
const seed = JSON.parse(readFileSync(new URL('test/fixtures/record/seed.json', root), 'utf8'));
const trials = readFileSync(new URL('evidence.jsonl', record), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
  .filter(({ verdict, action }) => verdict !== 'inconclusive' && action !== undefined);

const [secret, authConfig, context] = seed.workarounds.map(
  ({ success_rate }) => `works ${percent(success_rate)}`,
);
const [prune, noCache, inherit] = seed.dead_ends.map(({ fail_rate }) => `fails ${percent(fail_rate)}`);

/** What the seed says, what it claims, and the action of ours that does it. */
const claims = [
  ['workaround: `--secret id=gh_token,env=…` and `RUN --mount=type=secret`', secret, 'build-secret'],
  ['workaround: `DOCKER_AUTH_CONFIG`, base64 as the seed says', authConfig, 'auth-config-base64'],
  ['the same, but JSON, as the variable wants it', 'not in the seed', 'auth-config-env'],
  ['workaround: `.docker/config.json` in the build context', context, 'config-in-context'],
  ['dead end: prune the build cache (the seed names no action)', prune, 'prune-build-cache'],
  ['the same: `docker system prune -af`', prune, 'prune-system'],
  ['dead end: `--no-cache`', noCache, 'no-cache'],
  ['dead end: “BuildKit may not inherit the CLI credentials”: log in with the CLI', inherit, 'docker-login'],
  ['root cause “SSH agent forwarding”: `--ssh default`', 'the cause', 'ssh-agent'],
  ['`--pull`', 'not in the seed', 'pull-flag'],
  ['restart the engine', 'not in the seed', 'restart-engine'],
  ['`docker pull` first', 'not in the seed', 'pull-first'],
  ['`docker pull` first: public image, missing helper', 'not in the seed', 'pull-public-image'],
  ['`DOCKER_BUILDKIT=0`', 'not in the seed', 'classic-builder'],
  ['`docker logout`', 'not in the seed', 'docker-logout'],
  ['remove the stale entry', 'not in the seed', 'remove-entry'],
  ['`DOCKER_CONFIG` with a valid credential', 'not in the seed', 'docker-config'],
  ['remove `credsStore`', 'not in the seed', 'remove-helper'],
  ['remove `credsStore`, then log in', 'not in the seed', 'remove-helper-and-login'],
];

const named = { fixed: 'fixed', persists: 'persists', changed: 'another error', harmful: 'harmful' };
const causes = ['stale-credential', 'needless-credential', 'no-credential', 'missing-helper'];
const shared = [
  ...new Set(trials.filter(({ action }) => action === 'prune-build-cache').map(versionsOf)),
].toSorted(older);

const tables = {
  claims: table(
    ['claim or action', 'claimed', ...shared.map((tools) => `measured with ${tools}`), 'n'],
    claims.map(([text, claimed, action]) => {
      const own = trials.filter((trial) => trial.action === action && isOneInstallation(trial));
      const cells = shared.map((tools) => verdicts(own.filter((trial) => versionsOf(trial) === tools)));
      return [text, claimed, ...cells, String(own.length)];
    }),
  ),
  buildx: table(
    ['engine', 'docker', 'buildx', '`DOCKER_AUTH_CONFIG` as JSON, stale credential', 'n'],
    mixtures().map(([tools, own]) => [...tools.split(' / '), verdicts(own), String(own.length)]),
  ),
  regex: regexSentence(),
};

const text = readFileSync(page, 'utf8');
const fresh = Object.entries(tables).reduce(
  (whole, [name, body]) =>
    whole.replace(
      new RegExp(`<!-- ${name} -->[^]*?<!-- /${name} -->`),
      () => `<!-- ${name} -->\n\n${body}\n\n<!-- /${name} -->`,
    ),
  text,
);
if (!process.argv.includes('--check')) writeFileSync(page, fresh);
else if (fresh !== text) {
  console.error('docs/docker-registry-401.md differs from the ledger: node scripts/docker-registry-401.mjs');
  process.exit(1);
}

function mixtures() {
  const own = trials.filter(
    ({ action, cause }) => action === 'auth-config-env' && cause === 'stale-credential',
  );
  const names = own.map(({ tools }) => `${tools.dockerd} / ${tools.docker} / ${tools.buildx}`);
  return [...new Set(names)].toSorted(older).map((name) => [name, own.filter((_, i) => names[i] === name)]);
}

/** By cause where causes differ: "fixed 2 of 2". */
function verdicts(own) {
  if (own.length === 0) return '·';
  const by = causes
    .map((cause) => [cause, own.filter((trial) => trial.cause === cause)])
    .filter(([, some]) => some.length > 0)
    .map(([cause, some]) => [cause, sums(some)]);
  const words = new Set(by.map(([, { words }]) => words));
  if (words.size === 1) return `${[...words][0]} in ${own.length} of ${own.length}`;
  return by.map(([cause, { words, n }]) => `${cause}: ${words} ${n} of ${n}`).join('<br>');
}

function sums(some) {
  const names = some.map(({ verdict, led_to_cause: cause }) =>
    cause ? `leads to ${cause}` : named[verdict],
  );
  return { words: [...new Set(names)].join(' and '), n: some.length };
}

function regexSentence() {
  const expression = new RegExp(seed.regex);
  const examples = readdirSync(new URL('examples/', record)).filter((name) => name.endsWith('.log'));
  const missed = examples.filter(
    (name) =>
      name.includes('stale') && !expression.test(readFileSync(new URL(`examples/${name}`, record), 'utf8')),
  );
  const stale = examples.filter((name) => name.includes('stale')).length;
  return `Of ${stale} captured outputs of a refused credential the seed's regex misses ${missed.length}: ${missed.map((name) => `\`${name}\``).join(', ')}.`;
}

function versionsOf({ tools }) {
  return `docker ${tools.docker}${tools.buildx === 'none' ? '' : `, buildx ${tools.buildx}`}`;
}

/** The mixtures of programs from several installations have a table of their own. */
function isOneInstallation(trial) {
  const { docker, dockerd } = trial.tools;
  return docker === dockerd && shared.includes(versionsOf(trial));
}

function older(a, b) {
  return a.localeCompare(b, 'en', { numeric: true });
}

function table(head, rows) {
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function percent(rate) {
  return `${Math.round(rate * 100)} %`;
}

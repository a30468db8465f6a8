import { expect, test } from 'vitest';
import { maskSecrets } from './mask-secrets.ts';

// Made up here from parts, so that the file itself holds nothing that looks like a secret.
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const mixed = (length: number, seed = 7) =>
  Array.from({ length }, (_, i) => alphabet[(i * i * 13 + i * 31 + seed * 17) % alphabet.length]).join('');
const lower = (length: number) => mixed(length).toLowerCase();
const hex = (length: number) => Array.from({ length }, (_, i) => ((i * 7 + 3) % 16).toString(16)).join('');
const digits = (length: number) => Array.from({ length }, (_, i) => (i * 7 + 3) % 10).join('');
const join = (...parts: readonly string[]) => parts.join('');

/** Kind → a secret of it, and the line it stands in with `%` in its place. */
const kinds: readonly (readonly [kind: string, secret: string, line: string])[] = [
  ['GitHub personal token', join('ghp', '_', mixed(36)), 'remote: using %'],
  ['GitHub OAuth token', join('gho', '_', mixed(36)), 'token: %'],
  ['GitHub user token', join('ghu', '_', mixed(36)), 'fatal: bad token %'],
  ['GitHub server token', join('ghs', '_', mixed(36)), 'x %'],
  ['GitHub refresh token', join('ghr', '_', mixed(36)), 'x %'],
  ['GitHub fine-grained token', join('github', '_pat_', mixed(22), '_', mixed(59)), 'x %'],
  ['GitLab personal token', join('gl', 'pat-', mixed(20)), 'x %'],
  ['GitLab deploy token', join('gl', 'dt-', mixed(20)), 'x %'],
  ['GitLab runner token', join('gl', 'rt-', mixed(20)), 'x %'],
  ['GitLab CI job token', join('gl', 'cbt-', mixed(24)), 'x %'],
  ['GitLab trigger token', join('gl', 'ptt-', hex(40)), 'x %'],
  ['npm token', join('npm', '_', mixed(36)), 'x %'],
  ['npm legacy token', lower(36), '//registry.example.org/:_authToken=%'],
  ['npm basic auth', mixed(24), '//registry.example.org/:_auth=%'],
  ['PyPI token', join('pypi', '-', mixed(60)), 'x %'],
  ['RubyGems key', join('rubygems', '_', hex(48)), 'x %'],
  ['crates.io token', join('cio', mixed(32)), 'x %'],
  ['Docker Hub token', join('dckr', '_pat_', mixed(27)), 'x %'],
  ['Docker config auth', mixed(24), '{"auths":{"r":{"auth":"%"}}}'],
  ['Docker identity token', mixed(40), '{"identitytoken":"%"}'],
  ['NuGet key', join('oy2', lower(43)), 'x %'],
  ['AWS access key id', join('AK', 'IA', mixed(16).toUpperCase()), 'x %'],
  ['AWS temporary key id', join('AS', 'IA', mixed(16).toUpperCase()), 'x %'],
  ['AWS secret key', mixed(40), 'aws_secret_access_key = %'],
  ['AWS session token', mixed(120), 'AWS_SESSION_TOKEN=%'],
  ['Google API key', join('AI', 'za', mixed(35)), 'x %'],
  ['Google OAuth token', join('ya', '29.', mixed(60)), 'x %'],
  ['Google client secret', join('GOC', 'SPX-', mixed(28)), 'x %'],
  ['Azure storage key', join(mixed(86), '=='), 'AccountName=a;AccountKey=%;EndpointSuffix=x'],
  ['Azure SAS signature', join(mixed(43), '%3D'), 'https://a.blob.example.org/x?sv=2022&sig=%'],
  ['Azure client secret', join(mixed(3), '8Q~', mixed(34)), 'x %'],
  ['DigitalOcean token', join('dop', '_v1_', hex(64)), 'x %'],
  ['Heroku key', join('HR', 'KU-', hex(8), '-', hex(4), '-', hex(4), '-', hex(4), '-', hex(12)), 'x %'],
  ['Cloudflare token', mixed(40), 'CLOUDFLARE_API_TOKEN=%'],
  ['Fastly token', mixed(32), 'Fastly-Key: %'],
  ['Slack bot token', join('xo', 'xb-', digits(12), '-', digits(12), '-', mixed(24)), 'x %'],
  ['Slack user token', join('xo', 'xp-', digits(12), '-', mixed(24)), 'x %'],
  ['Slack app token', join('xa', 'pp-1-', mixed(11), '-', digits(12), '-', hex(64)), 'x %'],
  [
    'Slack webhook',
    join('T', mixed(8), '/B', mixed(8), '/', mixed(24)),
    'https://hooks.slack.com/services/%',
  ],
  ['Discord webhook', join(digits(18), '/', mixed(68)), 'https://discord.com/api/webhooks/%'],
  ['Telegram bot token', join(digits(10), ':AA', mixed(33)), 'x %'],
  ['Twilio key', join('S', 'K', hex(32)), 'x %'],
  ['SendGrid key', join('S', 'G.', mixed(22), '.', mixed(43)), 'x %'],
  ['Mailgun key', join('key', '-', hex(32)), 'x %'],
  ['Mailchimp key', join(hex(32), '-us12'), 'x %'],
  ['Stripe live key', join('sk', '_live_', mixed(24)), 'x %'],
  ['Stripe restricted key', join('rk', '_live_', mixed(24)), 'x %'],
  ['Stripe webhook secret', join('wh', 'sec_', mixed(32)), 'x %'],
  ['Square token', join('EA', 'AA', mixed(60)), 'Authorization: Bearer %'],
  ['Shopify token', join('sh', 'pat_', hex(32)), 'x %'],
  ['OpenAI key', join('s', 'k-', mixed(48)), 'x %'],
  ['OpenAI project key', join('s', 'k-proj-', mixed(60)), 'x %'],
  ['Anthropic key', join('s', 'k-ant-api03-', mixed(80)), 'x %'],
  ['Hugging Face token', join('h', 'f_', mixed(34)), 'x %'],
  ['Databricks token', join('da', 'pi', hex(32)), 'x %'],
  ['Grafana token', join('gl', 'sa_', mixed(32), '_', hex(8)), 'x %'],
  ['New Relic key', join('NR', 'AK-', mixed(27).toUpperCase()), 'x %'],
  ['Sentry token', join('snt', 'rys_', mixed(60)), 'x %'],
  ['Datadog key', hex(32), 'DD_API_KEY=%'],
  ['Linear key', join('lin', '_api_', mixed(40)), 'x %'],
  ['Notion token', join('ntn', '_', mixed(46)), 'x %'],
  ['Figma token', join('fig', 'd_', mixed(40)), 'x %'],
  ['Atlassian token', join('AT', 'ATT3', mixed(60)), 'x %'],
  ['HashiCorp Vault token', join('hv', 's.', mixed(90)), 'x %'],
  ['Terraform Cloud token', join(mixed(14), '.atlas', 'v1.', mixed(64)), 'x %'],
  ['Pulumi token', join('pul', '-', hex(40)), 'x %'],
  ['age key', join('AGE-SECRET', '-KEY-1', mixed(58).toUpperCase()), 'x %'],
  ['JSON Web Token', join('ey', 'J', mixed(20), '.ey', 'J', mixed(40), '.', mixed(43)), 'x %'],
  [
    'RSA private key',
    mixed(200),
    join('-----BEGIN RSA PRIV', 'ATE KEY-----\n%\n-----END RSA PRIV', 'ATE KEY-----'),
  ],
  [
    'OpenSSH private key',
    mixed(200),
    join('-----BEGIN OPENSSH PRIV', 'ATE KEY-----\n%\n-----END OPENSSH PRIV', 'ATE KEY-----'),
  ],
  ['basic authorization', mixed(24), 'Authorization: Basic %'],
  ['bearer authorization', mixed(40), 'authorization: bearer %'],
  ['password in an address', 'hunter-22', 'postgres://ci:%@db.example.org/app'],
  ['token alone in an address', mixed(32), 'https://%@git.example.org/x.git'],
  ['password variable', 'hunter-22', 'export DB_PASSWORD=%'],
  ['password as JSON', 'hunter-22', '{"password": "%"}'],
  ['password option', 'hunter-22', 'mysql --password=% app'],
  ['curl user option', 'hunter-22', 'curl -u ci:% https://example.org'],
  ['secret in YAML', mixed(24), 'client_secret: %'],
  ['cookie', mixed(40), 'Cookie: session=%'],
];

test('there are at least sixty kinds', () => {
  expect(new Set(kinds.map(([kind]) => kind)).size).toBeGreaterThanOrEqual(60);
});

test.each(kinds)('%s', (_, secret, line) => {
  const masked = maskSecrets(line.replace('%', () => secret));
  expect(masked).not.toContain(secret);
  expect(masked).toContain('***');
});

test('what is long and harmless stays', () => {
  const harmless = [
    `commit ${hex(40)}`,
    `sha256:${hex(64)}`,
    `integrity sha512-${mixed(86)}==`,
    'error: secret "registry" not found',
    'fatal: Authentication failed for https://git.example.org/x.git',
    'at Object.<anonymous> (/usr/lib/node_modules/npm/lib/cli/entry.js:15:3)',
    'user@host.example.org: Permission denied (publickey,password).',
    `id ${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`,
  ];
  expect(harmless.map(maskSecrets)).toEqual(harmless);
});

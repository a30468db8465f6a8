// How each coding agent is run without a person: its package, how it is pointed at a played model, how it may run commands.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const here = `${process.platform}-${process.arch}`;
const local = (port) => `http://127.0.0.1:${port}`;

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

export const hosts = {
  'claude-code': {
    package: '@anthropic-ai/claude-code',
    version: '2.1.332',
    program: `@anthropic-ai/claude-code-${here}/claude`,
    model: 'messages',
    args: ['-p', 'push it', '--allowedTools', 'Bash'],
    env: (port) => ({
      ANTHROPIC_BASE_URL: local(port),
      ANTHROPIC_API_KEY: 'x',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
    }),
  },
  codex: {
    package: '@openai/codex',
    version: '0.171.0',
    program: '.bin/codex',
    model: 'responses',
    // A person would review the hooks.
    args: [
      'exec',
      '--dangerously-bypass-approvals-and-sandbox',
      '--dangerously-bypass-hook-trust',
      'push it',
    ],
    env: () => ({ PLAYED_KEY: 'x' }),
    configure: (home, port) =>
      write(
        join(home, '.codex/config.toml'),
        `model = "m"
model_provider = "played"
[model_providers.played]
name = "Played"
base_url = "${local(port)}/v1"
wire_api = "responses"
env_key = "PLAYED_KEY"
`,
      ),
  },
  copilot: {
    package: '@github/copilot',
    version: '1.0.102',
    program: `@github/copilot-${here}/copilot`,
    model: 'chat-completions',
    args: ['-p', 'push it', '--allow-all-tools', '--no-color'],
    env: (port) => ({
      COPILOT_OFFLINE: 'true',
      COPILOT_PROVIDER_TYPE: 'openai',
      COPILOT_PROVIDER_BASE_URL: `${local(port)}/v1`,
      COPILOT_PROVIDER_API_KEY: 'x',
      COPILOT_MODEL: 'gpt-4.1',
    }),
  },
  gemini: {
    package: '@google/gemini-cli',
    version: '0.61.0',
    program: '.bin/gemini',
    model: 'generate-content',
    args: ['-p', 'push it', '--yolo', '--skip-trust', '-m', 'gemini-2.5-pro'],
    env: (port) => ({ GOOGLE_GEMINI_BASE_URL: local(port), GEMINI_API_KEY: 'x' }),
    configure: (home) =>
      write(
        join(home, '.gemini/settings.json'),
        JSON.stringify({
          security: { auth: { selectedType: 'gemini-api-key' } },
          privacy: { usageStatisticsEnabled: false },
        }),
      ),
  },
  opencode: {
    package: 'opencode-ai',
    version: '1.18.33',
    // The program itself: what stands in .bin needs a script of the package to have run.
    program: `opencode-${here}/bin/opencode`,
    model: 'chat-completions',
    args: ['run', 'push it'],
    env: () => ({}),
    configure(home, port) {
      const models = { m: { name: 'm', tool_call: true, limit: { context: 100_000, output: 1000 } } };
      const options = { baseURL: `${local(port)}/v1`, apiKey: 'x' };
      const played = { npm: '@ai-sdk/openai-compatible', name: 'Played', options, models };
      const config = { provider: { played }, model: 'played/m', small_model: 'played/m', autoupdate: false };
      write(
        join(home, '.config/opencode/opencode.json'),
        JSON.stringify({ ...config, permission: { bash: 'allow' } }),
      );
    },
  },
};

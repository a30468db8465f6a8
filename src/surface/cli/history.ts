import { inert } from '../../diagnosis/index.ts';
import { openHistory, type FailureCount } from '../../knowledge.ts';
import { CliError, exitCodes, type Invocation, type Terminal } from './command.ts';
import { jsonText } from './json-text.ts';
import { languageOf } from './presentation.ts';

/** `wayout history` */
export async function runHistory(invocation: Invocation, terminal: Terminal): Promise<number> {
  const [fingerprint, ...more] = invocation.positionals;
  if (more.length > 0) throw new CliError('usage', 'Expected at most one fingerprint');
  const history = openHistory({ env: terminal.env });
  const { stdout, stderr } = terminal;
  try {
    if (invocation.flag('forget')) {
      stdout.write(`${await history.forget()} forgotten\n`);
      return exitCodes.answered;
    }
    const json = invocation.text('format') === 'json';
    if (fingerprint !== undefined) {
      const failures = await history.withFingerprint(fingerprint);
      if (json) stdout.write(`${jsonText(failures, 2)}\n`);
      else for (const failure of failures) stdout.write(oneText(failure));
      return failures.length > 0 ? exitCodes.answered : exitCodes.unknown;
    }
    const all = await history.counts();
    const counts = invocation.flag('unknown') ? all.filter(({ record }) => record === undefined) : all;
    const words = texts[languageOf(invocation, terminal)];
    if (json) stdout.write(`${jsonText(counts, 2)}\n`);
    else
      stdout.write(counts.length === 0 ? `${words.empty}\n` : counts.map((one) => row(one, words)).join(''));
    if (history.state === 'off') stderr.write(`wayout: ${words.off}\n`);
    return exitCodes.answered;
  } finally {
    for (const warning of history.warnings) stderr.write(`wayout: ${inert(warning)}\n`);
    await history.close();
  }
}

type Words = (typeof texts)['en' | 'zh'];

const texts = {
  en: {
    empty: 'No failure has been seen by wayout run yet.',
    off: 'the history is off (WAYOUT_HISTORY=off)',
    unknown: 'unknown',
    times: (count: number) => `${count}×`,
    fixed: (fixed: number, by: string | undefined) =>
      `got past ${fixed}×${by === undefined ? '' : `, last by ${by}`}`,
    open: 'not got past yet',
    draft: (fingerprint: string) => `wayout new --from-history ${fingerprint}`,
  },
  zh: {
    empty: 'wayout run 还没有见过失败。',
    off: '历史记录已关闭（WAYOUT_HISTORY=off）',
    unknown: '未知',
    times: (count: number) => `${count} 次`,
    fixed: (fixed: number, by: string | undefined) =>
      `解决 ${fixed} 次${by === undefined ? '' : `，最近一次用 ${by}`}`,
    open: '尚未解决',
    draft: (fingerprint: string) => `wayout new --from-history ${fingerprint}`,
  },
} as const;

function row(count: FailureCount, words: Words): string {
  const { fingerprint, record, fixed, fixedBy, last, line } = count;
  const head = [fingerprint, words.times(count.count), last.slice(0, 16).replace('T', ' ')];
  const past = fixed > 0 ? words.fixed(fixed, fixedBy) : words.open;
  const lines = [
    `${head.join('  ')}  ${inert(record ?? words.unknown)}`,
    `    ${past}`,
    ...(line === undefined ? [] : [`    ${inert(line).slice(0, 100)}`]),
    ...(record === undefined ? [`    ${words.draft(fingerprint)}`] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function oneText({ time, excerpt }: { readonly time: string; readonly excerpt: readonly string[] }): string {
  return `${time}\n${excerpt.map((line) => `  ${inert(line)}\n`).join('')}`;
}

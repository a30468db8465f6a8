import type { Command, OptionSpec } from './command.ts';

/** What `wayout --help` prints. */
export function overallHelp(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'wayout: failure knowledge, executed',
    '',
    'Give it an error message or a whole CI log: it names the known failure, says what not to try, what works',
    'and what comes next, and says "unknown" when it does not know.',
    '',
    'Usage: wayout <command> [options]',
    '       some-command 2>&1 | wayout',
    '',
    'Commands:',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Exit codes: 0 known or likely failure, 1 unknown, 2 usage or unreadable input.',
    'More: wayout <command> --help',
    '',
  ].join('\n');
}

/** What `wayout <command> --help` prints. */
export function commandHelp({ name, summary, usage, about, options, examples }: Command): string {
  return [
    `wayout ${name}: ${summary}`,
    '',
    ...usage.map((line, i) => `${i === 0 ? 'Usage:' : '      '} wayout ${name} ${line}`),
    ...(about ? ['', about] : []),
    '',
    'Options:',
    ...optionRows({ ...options, help: { type: 'boolean', short: 'h', about: 'show this' } }),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

function optionRows(options: Readonly<Record<string, OptionSpec>>): readonly string[] {
  const rows = Object.entries(options).map(([name, { short, value, choices, about }]) => {
    const head = `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${choices ? choices.join('|') : value}` : ''}`;
    return [head, about] as const;
  });
  const width = Math.min(34, Math.max(...rows.map(([head]) => head.length)));
  return rows.map(([head, about]) =>
    head.length > width ? `  ${head}\n  ${' '.repeat(width)}  ${about}` : `  ${head.padEnd(width)}  ${about}`,
  );
}

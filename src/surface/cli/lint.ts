import { dirname } from 'node:path';
import { existsSync } from 'node:fs';
import { fixFolder, lint, loadCleanLogs, loadSubjects, type Flaw } from '../../corpus/index.ts';
import { inert } from '../../diagnosis/index.ts';
import { exitCodes, type Invocation, type Terminal } from './command.ts';
import { jsonText } from './json-text.ts';

/** `wayout lint [PATH…]`: exit 1 when there is a flaw. */
export async function runLint(invocation: Invocation, terminal: Terminal): Promise<number> {
  const paths = invocation.positionals.length > 0 ? invocation.positionals : ['records'];
  if (invocation.flag('fix')) fixAll(paths, terminal);
  const { subjects, broken } = loadSubjects(paths);
  const files = new Set(subjects.map(({ file }) => file));
  // A part of a corpus is linted against the whole that stands around it.
  const known = existsSync('records') ? loadSubjects(['records']).subjects : [];
  const found = await lint(subjects, {
    against: known.filter(({ file }) => !files.has(file)),
    cleanLogs: loadCleanLogs('cleanlogs'),
    ...(terminal.stderr.isTTY ? { onProgress: progressOn(terminal) } : {}),
  });
  const unreadable = broken.map(({ file, message }): Flaw => ({
    rule: 'is-a-record',
    record: '',
    file,
    at: '',
    message,
  }));
  const flaws = [...unreadable, ...found];
  terminal.stdout.write(write(flaws, subjects.length + broken.length, invocation.text('format') ?? 'text'));
  return flaws.length > 0 ? exitCodes.unknown : exitCodes.answered;
}

function fixAll(paths: readonly string[], { stderr }: Terminal): void {
  const { subjects } = loadSubjects(paths);
  const folders = subjects.filter(({ form }) => form === 'source').map(({ file }) => dirname(file));
  for (const file of folders.flatMap(fixFolder)) stderr.write(`fixed ${file}\n`);
}

function progressOn({ stderr }: Terminal): (done: number, of: number) => void {
  return (done, of) =>
    void stderr.write(`\r\u001b[Klint ${done + 1}/${of}${done + 1 === of ? '\r\u001b[K' : ''}`);
}

function write(flaws: readonly Flaw[], records: number, format: string): string {
  switch (format) {
    case 'json':
      return `${jsonText({ records, flaws }, 2)}\n`;
    case 'github':
      return flaws.map(annotation).join('');
    default:
      return `${flaws.map(line).join('')}${records} records, ${flaws.length} flaws\n`;
  }
}

function line({ rule, file, at, message }: Flaw): string {
  return `${inert(file)}${at ? ` ${inert(at)}` : ''}: ${inert(message)} [${rule}]\n`;
}

/** https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions */
function annotation({ rule, file, at, message }: Flaw): string {
  const text = inert(`${at ? `${at}: ` : ''}${message} [${rule}]`.replaceAll('\n', ' ')).replaceAll(
    '%',
    '%25',
  );
  return `::error file=${inert(file).replaceAll('%', '%25').replaceAll(',', '%2C').replaceAll(':', '%3A')}::${text}\n`;
}

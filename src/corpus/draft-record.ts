import { maskSecrets } from '../evidence/index.ts';
import { canonical } from './fixes/canonical.ts';

export interface DraftOptions {
  readonly id: string;
  /** What the failure printed, as lines; the first output is the one to recognise it by. */
  readonly outputs: readonly (readonly string[])[];
}

export interface DraftFile {
  /** Inside the record's folder. */
  readonly path: string;
  readonly content: string;
}

/** What gives a line away as the one that tells of a failure. */
const telling = /error|fail|fatal|cannot|could not|unable|denied|refused|not found|no such|错误|失败|无法/i;

/** The first files of a record: what can be known without knowing why it fails. */
export function draftRecord({ id, outputs }: DraftOptions): readonly DraftFile[] {
  const masked = outputs.map((lines) => maskSecrets(lines.join('\n')).split('\n'));
  const [first = []] = masked;
  const line = first.find((text) => telling.test(text)) ?? first.find((text) => text.trim() !== '');
  const signature = line?.trim() || 'What the tool prints when it fails';
  const record = {
    $schema: '../../../schema/record-source.schema.json',
    id,
    signature,
    ...(line !== undefined && { regex: regexOf(signature) }),
    domain: id.split('/')[0],
  };
  return [
    { path: 'record.json', content: `${JSON.stringify(canonical(record), null, 2)}\n` },
    ...masked.map((lines, i) => ({ path: `examples/seen-${i + 1}.log`, content: `${lines.join('\n')}\n` })),
  ];
}

/** The line as an expression: what changes from run to run may be anything of its kind. */
function regexOf(line: string): string {
  const parts = line.split(/((?:\/[\w.@+-]+){2,}|\b0x[0-9a-f]+\b|\b[0-9a-f]{7,64}\b|\d+(?:\.\d+)*)/i);
  return parts.map((part, i) => (i % 2 === 0 ? escaped(part) : kindOf(part))).join('');
}

function kindOf(part: string): string {
  if (part.startsWith('/')) return '\\S+';
  return /^\d/.test(part) && /^[\d.]+$/.test(part) ? '[\\d.]+' : '\\w+';
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(/\s+/g, ' ');
}

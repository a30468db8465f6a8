import type { CheckCell, FailureRecord } from '../../record/index.ts';
import type { Language } from '../advise.ts';
import { inert } from './inert.ts';

export interface CheckTableOptions {
  /** @default 'en' */
  readonly lang?: Language;
  /** @default 'text' */
  readonly format?: 'text' | 'markdown';
}

/** Check × cause as lines one reads at a glance; nothing where no check was run. */
export function renderCheckTable(
  record: FailureRecord,
  { lang = 'en', format = 'text' }: CheckTableOptions = {},
): string {
  const cells = record.evidence?.checks ?? [];
  if (cells.length === 0) return '';
  const words = texts[lang];
  const checks = [...new Set(cells.map(({ check }) => check))];
  const rows = checks.map((check) => {
    const own = cells.filter((cell) => cell.check === check);
    return `${inert(check)}: ${own.map((cell) => `${inert(cell.cause)} ${counts(cell, words)}`).join(', ')}`;
  });
  return format === 'markdown'
    ? [`### ${words.title}\n`, ...rows.map((row) => `- ${row}`), ''].join('\n')
    : [words.title, ...rows.map((row) => `  ${row}`), ''].join('\n');
}

interface Words {
  readonly title: string;
  readonly right: string;
  readonly wrong: string;
  readonly cannotTell: string;
}

/** Zeros say nothing and are left out. */
function counts({ right, wrong, cannot_tell }: CheckCell, words: Words): string {
  const named = [
    [right, words.right],
    [wrong, words.wrong],
    [cannot_tell, words.cannotTell],
  ] as const;
  return named
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${word} ${count}`)
    .join('/');
}

const texts: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Checks, each asked in the world of each cause',
    right: 'right',
    wrong: 'WRONG',
    cannotTell: 'cannot tell',
  },
  zh: { title: '检查：在每种起因的环境中各问一次', right: '正确', wrong: '错误', cannotTell: '无法判断' },
};

import type { Language } from '../../../diagnosis/index.ts';
import { english } from './en.ts';
import type { Words } from './words.ts';
import { chinese } from './zh.ts';

export const languages = ['en', 'zh'] as const;

export function wordsOf(lang: Language): Words {
  return lang === 'zh' ? chinese : english;
}

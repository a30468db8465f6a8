import type { Language } from '../advise.ts';
import { english } from './texts.en.ts';
import { chinese } from './texts.zh.ts';
import type { Texts } from './texts.ts';

export function textsOf(lang: Language): Texts {
  return lang === 'zh' ? chinese : english;
}

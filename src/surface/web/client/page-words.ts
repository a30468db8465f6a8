import { wordsOf } from '../words/words-of.ts';

export const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
export const words = wordsOf(lang);

import { maskSecrets } from './mask-secrets.ts';

const longest = 500;

/** Free words as they are kept: secrets masked, cut, and without control characters, which not every store can hold. */
export function noteText(words: string): string {
  return maskSecrets(words.replace(/\p{Cc}+/gu, ' ').trim())
    .slice(0, longest)
    .trim();
}

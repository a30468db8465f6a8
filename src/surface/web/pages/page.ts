import type { Words } from '../words/words.ts';

/** What a page knows of the site it stands in. */
export interface Page {
  readonly lang: 'en' | 'zh';
  readonly words: Words;
  /** Its own path in the site: `en/records/git/no-upstream-branch.html`. */
  readonly path: string;
  readonly site: SiteFacts;
  /** The relative way to another file of the site. */
  readonly link: (path: string) => string;
  /** The relative way to a script or style by its plain name: `paste.js`. */
  readonly asset: (name: string) => string;
}

export interface SiteFacts {
  readonly records: number;
  readonly trials: number;
  /** Packs by digest, in the order of the search. */
  readonly packs: readonly string[];
  /** Where the site stands, with a slash at its end. */
  readonly base?: string;
  readonly review: boolean;
  /** Whether a record has a page. */
  readonly has: (id: string) => boolean;
  /** Whether the full log of a trial can be read here. */
  readonly hasLog: (digest: string) => boolean;
}

/** The page of a record in a language. */
export function recordPath(lang: 'en' | 'zh', id: string): string {
  return `${lang}/records/${id}.html`;
}

export function packPath(digest: string): string {
  return `packs/${digest}.pack`;
}

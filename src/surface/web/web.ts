import type { Knowledge } from '../../knowledge.ts';

/** One file of the site. */
export interface WebFile {
  /** Its media type. */
  readonly type: string;
  readonly body: string | Uint8Array;
  /** A file whose name holds the digest of its content never changes. */
  readonly kept: 'for-good' | 'until-changed';
}

export interface WebOptions {
  /** Where the site will stand, for absolute links: `https://failures.example/`. */
  readonly base?: string;
  /** The review queue, which needs the API. @default 'absent' */
  readonly review?: 'present' | 'absent';
}

/** The web pages of a corpus, each file made when it is asked for: what `serve` answers and `site` writes. */
export interface Web {
  /** Every file, in order, without a leading slash: `en/index.html`. */
  paths(): readonly string[];
  /** `''` and paths that end in a slash mean their `index.html`. */
  find(path: string): WebFile | undefined;
  /** Headers for every answer, among them the content security policy. */
  readonly headers: Readonly<Record<string, string>>;
}

export type OpenWeb = (knowledge: Knowledge, options?: WebOptions) => Web;

/** What the web room serves, handed in by `main.ts`. */
export interface Pages {
  find(path: string): PageFile | undefined;
  /** Headers for every answer, among them the content security policy. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface PageFile {
  readonly type: string;
  readonly body: string | Uint8Array;
  /** A file whose name holds the digest of its content never changes. */
  readonly kept: 'for-good' | 'until-changed';
}

/** The page at the path of a request, where there is one. Paths are names in a table: none reaches the disk. */
export function answerPage(pages: Pages, { url, method }: Request): Response | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  const path = decoded(new URL(url).pathname).replace(/^\//, '');
  const file = pages.find(path);
  if (!file) return undefined;
  return new Response(typeof file.body === 'string' ? file.body : Buffer.from(file.body), {
    headers: {
      ...pages.headers,
      'content-type': file.type,
      'cache-control': file.kept === 'for-good' ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  });
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

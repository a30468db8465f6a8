/** What the web room serves, handed in by `main.ts`. */
export interface Pages {
  find(path: string): PageFile | undefined;
  /** Headers for every answer, among them the content security policy. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface PageFile {
  readonly type: string;
  read(): Promise<string | Uint8Array>;
  /** A file whose name holds the digest of its content never changes. */
  readonly kept: 'for-good' | 'until-changed';
}

/** The page at the path of a request, where there is one. Paths are names in a table: none reaches the disk. */
export function findPage(pages: Pages, { url, method }: Request): PageFile | undefined {
  if (method !== 'GET' && method !== 'HEAD') return undefined;
  return pages.find(decoded(new URL(url).pathname).replace(/^\//, ''));
}

export async function answerPage({ headers }: Pages, file: PageFile): Promise<Response> {
  const body = await file.read();
  return new Response(typeof body === 'string' ? body : Buffer.from(body), {
    headers: {
      ...headers,
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

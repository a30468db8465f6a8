/** What the web room serves, handed in by `main.ts`. */
export interface Pages {
  find(path: string): PageFile | undefined;
  /** What a person sees who shows no key where one is needed, in place of the file at a path. */
  locked(path: string): PageFile;
  /** Headers for every answer, among them the content security policy. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface PageFile {
  readonly type: string;
  read(): Promise<string | Uint8Array>;
  /** A file whose name holds the digest of its content never changes. */
  readonly kept: 'for-good' | 'until-changed';
  /** `open`: it says nothing of records, outcomes or people. */
  readonly access: 'open' | 'read';
}

/** The page at the path of a request, where there is one. Paths are names in a table: none reaches the disk. */
export function findPage(pages: Pages, request: Request): PageFile | undefined {
  return isReading(request) ? pages.find(pathOf(request.url)) : undefined;
}

export function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

export async function answerPage({ headers }: Pages, file: PageFile): Promise<Response> {
  const { type, kept, access } = file;
  // What only some may read is not for a cache that others share.
  const shared = access === 'open' ? 'public' : 'private';
  return new Response(bytesOf(await file.read()), {
    headers: {
      ...headers,
      'content-type': type,
      'cache-control': kept === 'for-good' ? `${shared}, max-age=31536000, immutable` : 'no-cache',
    },
  });
}

/** What a person sees where there is no page; `undefined` where the pages have none for that. */
export async function answerMissing(pages: Pages): Promise<Response | undefined> {
  const file = pages.find('404.html');
  if (!file) return undefined;
  return new Response(bytesOf(await file.read()), {
    status: 404,
    headers: { ...pages.headers, 'content-type': file.type, 'cache-control': 'no-store' },
  });
}

/** A refusal that a person can read, for a browser that asked for a page. */
export async function answerLocked(
  pages: Pages,
  { url }: Request,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const file = pages.locked(pathOf(url));
  return new Response(bytesOf(await file.read()), {
    status: 401,
    headers: { ...pages.headers, ...headers, 'content-type': file.type, 'cache-control': 'no-store' },
  });
}

function pathOf(url: string): string {
  const { pathname } = new URL(url);
  return decoded(pathname).replace(/^\//, '');
}

function bytesOf(body: string | Uint8Array): string | Buffer<ArrayBuffer> {
  return typeof body === 'string' ? body : Buffer.from(body);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

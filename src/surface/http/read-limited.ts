import { HttpError } from './http-error.ts';

/** A body as a whole. @throws {HttpError} `too_large`, `wrong_type` */
export async function readLimited(request: Request, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of limitedChunks(request, limit)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/**
 * A body piece by piece; what is over the limit is not read to its end.
 * @throws {HttpError} `too_large`; `wrong_type` for a compressed body, whose size nobody knows.
 */
export async function* limitedChunks(request: Request, limit: number): AsyncGenerator<Uint8Array> {
  const coding = request.headers.get('content-encoding') ?? 'identity';
  if (coding !== 'identity') {
    throw new HttpError('wrong_type', `Expected a body that is not compressed, found ${coding.slice(0, 40)}`);
  }
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw tooLarge(limit, `${announced} bytes`);
  if (!request.body) return;
  let read = 0;
  for await (const chunk of request.body) {
    read += chunk.length;
    if (read > limit) throw tooLarge(limit, 'more');
    yield chunk;
  }
}

function tooLarge(limit: number, found: string): HttpError {
  return new HttpError('too_large', `Expected at most ${limit} bytes, found ${found}`, {
    // What follows of the body is not read, so the connection cannot serve another request.
    headers: { connection: 'close' },
    advice: 'Send less at once. A log needs no server: wayout explain FILE reads any size where the log is',
  });
}

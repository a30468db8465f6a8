import { objectIn, type Payload } from './payload.ts';

/** More than this is read to its end, so that the host can finish writing, and then left alone. */
const mostBytes = 64 * 1024 * 1024;

/** What the host wrote to standard input, or `undefined` where that is no whole JSON object. */
export async function readPayload(stdin: AsyncIterable<unknown>): Promise<Payload | undefined> {
  const bytes = await readBounded(stdin);
  if (!bytes) return undefined;
  try {
    return objectIn(JSON.parse(decode(bytes)));
  } catch {
    // Cut in half, or no JSON at all: nothing is known about the command, so nothing is said.
    return undefined;
  }
}

async function readBounded(stdin: AsyncIterable<unknown>): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size <= mostBytes) chunks.push(bytes);
    else chunks.length = 0;
  }
  return size > mostBytes ? undefined : Buffer.concat(chunks);
}

/** Bytes that are no UTF-8 become U+FFFD: they stand inside a JSON string, which stays whole. */
function decode(bytes: Uint8Array): string {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

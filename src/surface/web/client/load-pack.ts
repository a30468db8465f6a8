const cacheName = 'wayout-packs';

/**
 * The file of a pack. Its address holds the digest of its content, so a copy that was kept is the same for good; copies
 * of other packs are dropped.
 */
export async function loadPack(address: string, others: readonly string[]): Promise<Uint8Array> {
  const cache = await openCache();
  const kept = await cache?.match(address);
  if (kept) return new Uint8Array(await kept.arrayBuffer());
  const answer = await fetch(address, { credentials: 'same-origin' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status} ${answer.statusText}`);
  await cache?.put(address, answer.clone());
  for (const { url } of (await cache?.keys()) ?? []) {
    if (!others.includes(url)) await cache?.delete(url);
  }
  return new Uint8Array(await answer.arrayBuffer());
}

/** Without https there is none, and a private window may refuse it: then the browser's own cache has to do. */
async function openCache(): Promise<Cache | undefined> {
  try {
    return 'caches' in globalThis ? await caches.open(cacheName) : undefined;
  } catch {
    return undefined;
  }
}

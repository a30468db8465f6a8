/** Hash of a line with every number masked, though zero stays apart: "0 failures" is not "3 failures". */
export function templateOf(source: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  let inNumber = false;
  for (let i = start; i < end; i++) {
    const byte = source[i] ?? 0;
    if (isDigit(byte)) {
      if (!inNumber)
        hash = Math.imul(hash ^ (byte === 48 && !isDigit(source[i + 1] ?? 0) ? 48 : 49), 0x01000193);
      inNumber = true;
    } else {
      // FNV-1a, and a shift, for its upper bits never reach the lower ones.
      if (byte > 32) hash = Math.imul(hash ^ byte, 0x01000193) ^ (hash >>> 15);
      inNumber = false;
    }
  }
  return hash;
}

function isDigit(byte: number): boolean {
  return byte >= 48 && byte <= 57;
}

/** How often each line template was seen; approximate, in fixed memory. */
export interface TemplateCounts {
  /** Counts one more line; how often its template was seen with it, up to 255. */
  add(template: number): number;
  /** Whether a line of this template was counted. */
  has(template: number): boolean;
}

/** One byte for each of 2^18 buckets: at 10,000 templates 1 in 26 shares its bucket with another. */
export function createTemplateCounts(): TemplateCounts {
  const buckets = new Uint8Array(1 << 18);
  const bucketOf = (template: number) => (template ^ (template >>> 18)) & (buckets.length - 1);
  return {
    add(template) {
      const bucket = bucketOf(template);
      const count = Math.min(255, (buckets[bucket] ?? 0) + 1);
      buckets[bucket] = count;
      return count;
    },
    has: (template) => (buckets[bucketOf(template)] ?? 0) > 0,
  };
}

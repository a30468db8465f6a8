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

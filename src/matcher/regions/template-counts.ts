/**
 * Hash of a line with every word masked that holds a digit: line numbers, times, hashes, addresses. A zero on its own
 * stays apart: "0 failures" is not "3 failures". Equal lines of two runs have equal templates in most cases.
 */
export function templateOf(source: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  let word = 0;
  let length = 0;
  let masked = false;
  for (let at = start; at <= end; at++) {
    const byte = at < end ? (source[at] ?? 0) : 32;
    if (isWordByte(byte)) {
      masked ||= byte <= 57;
      word = Math.imul(word ^ byte, 0x01000193) ^ (word >>> 15);
      length++;
      continue;
    }
    if (length > 0) {
      const zero = length === 1 && source[at - 1] === 48;
      hash = mix(hash, masked && !zero ? 49 : word);
      word = 0;
      length = 0;
      masked = false;
    }
    if (byte > 32) hash = mix(hash, byte);
  }
  return hash;
}

/** FNV-1a, and a shift, for its upper bits never reach the lower ones. */
function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193) ^ (hash >>> 15);
}

/** ASCII digits, letters and whatever is beyond ASCII. */
function isWordByte(byte: number): boolean {
  return (
    (byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || byte >= 128
  );
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

/** The templates of lines, for example of the log of a run that passed. */
export function templatesOf(lines: Iterable<string>): TemplateCounts {
  const counts = createTemplateCounts();
  const encoder = new TextEncoder();
  for (const line of lines) {
    const bytes = encoder.encode(line);
    counts.add(templateOf(bytes, 0, bytes.length));
  }
  return counts;
}

/** The template of a line on which nothing stands but spaces. */
export const blankTemplate = 0x811c9dc5 | 0;

/**
 * Hash of a line with every word masked that holds a digit: line numbers, times, hashes, addresses. A zero on its own
 * stays apart: "0 failures" is not "3 failures". Equal lines of two runs have equal templates in most cases.
 */
export function templateOf(source: Uint8Array, start: number, end: number): number {
  let hash = blankTemplate;
  let at = start;
  while (at < end) {
    let kind = kindAt(source, at);
    if (kind < letter) {
      if (kind === sign) hash = mix(hash, source[at] ?? 0);
      at++;
      continue;
    }
    const first = at;
    let word = 0;
    let kinds = 0;
    while (kind >= letter) {
      word = Math.imul(word ^ (source[at++] ?? 0), 0x01000193) ^ (word >>> 15);
      kinds |= kind;
      kind = at < end ? kindAt(source, at) : space;
    }
    const isZero = at - first === 1 && source[first] === 48;
    hash = mix(hash, kinds === letter || isZero ? word : 49);
  }
  return hash;
}

/** FNV-1a, and a shift, for its upper bits never reach the lower ones. */
function mix(hash: number, value: number): number {
  return Math.imul(hash ^ value, 0x01000193) ^ (hash >>> 15);
}

const [space, sign, letter, digit] = [0, 1, 2, 3] as const;

/** Letters are those of ASCII and whatever is beyond it. */
const kindOf = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte >= 48 && byte <= 57) return digit;
  if ((byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte >= 128) return letter;
  return byte > 32 ? sign : space;
});

function kindAt(source: Uint8Array, at: number): number {
  return kindOf[source[at] ?? 0] ?? space;
}

/** How often each line template was seen; approximate, in fixed memory. */
export interface TemplateCounts {
  /** Counts one more line; how often its template was seen with it, up to 255. */
  add(template: number): number;
  /** Whether a line of this template was counted. */
  has(template: number): boolean;
}

/** One byte for each of 2^18 buckets: at 10,000 templates 1 in 26 shares its bucket with another. */
const bucketCount = 1 << 18;
/** A message of some lines needs no quarter of a megabyte: so many buckets are kept in a map. */
const mostApart = 512;

export function createTemplateCounts(): TemplateCounts {
  return new BucketCounts();
}

class BucketCounts implements TemplateCounts {
  readonly #few = new Map<number, number>();
  #buckets: Uint8Array | undefined;

  add(template: number): number {
    const bucket = bucketOf(template);
    const count = Math.min(255, this.#countOf(bucket) + 1);
    if (!this.#buckets && this.#few.size === mostApart) this.#spread();
    if (this.#buckets) this.#buckets[bucket] = count;
    else this.#few.set(bucket, count);
    return count;
  }

  has(template: number): boolean {
    return this.#countOf(bucketOf(template)) > 0;
  }

  #countOf(bucket: number): number {
    return (this.#buckets ? this.#buckets[bucket] : this.#few.get(bucket)) ?? 0;
  }

  #spread(): void {
    this.#buckets = new Uint8Array(bucketCount);
    for (const [at, known] of this.#few) this.#buckets[at] = known;
  }
}

function bucketOf(template: number): number {
  return (template ^ (template >>> 18)) & (bucketCount - 1);
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

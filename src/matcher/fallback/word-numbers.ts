/** Gives the number of a word by its hash; -1 where no record holds it. */
export type WordNumbers = (hash: number) => number;

/** @param hashes Sorted. They are spread evenly, so that their upper bits tell where to look. */
export function wordNumbers(hashes: Uint32Array): WordNumbers {
  const shift = Math.min(31, Math.clz32(hashes.length));
  const begins = beginsOf(hashes, shift);
  return (hash) => {
    let low = begins[hash >>> shift] ?? 0;
    let high = (begins[(hash >>> shift) + 1] ?? 0) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = hashes[middle] ?? 0;
      if (found === hash) return middle;
      if (found < hash) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
}

/** Upper bits → how many hashes have lesser ones. */
function beginsOf(hashes: Uint32Array, shift: number): Uint32Array {
  const begins = new Uint32Array((0xffffffff >>> shift) + 2);
  for (const hash of hashes) begins[(hash >>> shift) + 1] = (begins[(hash >>> shift) + 1] ?? 0) + 1;
  for (let at = 1; at < begins.length; at++) begins[at] = (begins[at] ?? 0) + (begins[at - 1] ?? 0);
  return begins;
}

import { ends, mostLines, starts, text } from './tables';

/** Where the line after the last one that was found begins. */
export let nextLine: i32 = 0;

/** Finds lines from `at` on; how many. */
export function split(from: i32, length: i32): i32 {
  const stop = text + <usize>length;
  let count: i32 = 0;
  let start = text + <usize>from;
  let at = start;
  const newlines = i8x16.splat(10);
  // Sixteen bytes at once; what stands behind the block is no newline.
  while (at < stop && count < mostLines) {
    let mask = i8x16.bitmask(i8x16.eq(v128.load(at), newlines));
    while (mask != 0) {
      const newline = at + <usize>ctz(mask);
      if (newline >= stop || count == mostLines) break;
      put(count++, start, newline);
      start = newline + 1;
      mask &= mask - 1;
    }
    at += 16;
  }
  if (at >= stop && start < stop && count < mostLines) {
    put(count++, start, stop);
    start = stop + 1;
  }
  nextLine = <i32>(start - text);
  return count;
}

/** A carriage return before the newline belongs to the line's end. */
@inline
function put(line: i32, start: usize, stop: usize): void {
  const end = stop > start && load<u8>(stop - 1) == 13 ? stop - 1 : stop;
  store<i32>(starts + ((<usize>line) << 2), <i32>(start - text));
  store<i32>(ends + ((<usize>line) << 2), <i32>(end - text));
}

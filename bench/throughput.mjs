// One measurement in a process of its own, so that its memory is its own: node throughput.mjs PACK LOG
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { createMatcher, openPack } from '../dist/index.js';

const [pack, log] = process.argv.slice(2);
const matcher = createMatcher(openPack(sourceOf(pack)));
// A first megabyte compiles the patterns that this log needs, as a long-running process would have.
const warm = matcher.open();
const file = openSync(log, 'r');
const { size } = fstatSync(file);
pushFrom(0, Math.min(size, 1 << 20), warm);
warm.report();
const cpuBefore = process.cpuUsage();
const started = performance.now();
const session = matcher.open();
pushFrom(0, size, session);
const { candidates, regions, input } = session.report();
const seconds = (performance.now() - started) / 1000;
const cpu = process.cpuUsage(cpuBefore);
closeSync(file);
console.log(
  JSON.stringify({
    bytes: size,
    seconds,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    peakBytes: process.resourceUsage().maxRSS * 1024,
    candidates: candidates.length,
    regions: regions.length,
    lines: input.lines,
  }),
);

/** Reads of the pack what is asked for, as the command does. */
function sourceOf(path) {
  const source = openSync(path, 'r');
  return {
    size: fstatSync(source).size,
    read: (offset, length) => {
      const bytes = new Uint8Array(length);
      return bytes.subarray(0, readSync(source, bytes, 0, length, offset));
    },
  };
}

function pushFrom(from, to, into) {
  for (let at = from; at < to;) {
    const chunk = Buffer.alloc(Math.min(1 << 20, to - at));
    at += readSync(file, chunk, 0, chunk.length, at);
    into.push(chunk);
  }
}

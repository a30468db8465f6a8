import type { Region } from '../types.ts';
import { fingerprint } from './fingerprint.ts';

const marker =
  /^(?:##\[error\]Process completed|The command ".*" exited with|make(?:\[\d+\])?: \*\*\* |npm (?:ERR!|error)|ERROR: failed to solve|fatal: |Traceback )/;
const failureWords = /\berror\b|\bfailed\b|\bfatal\b|exception|panic|cannot|denied|错误|失败|致命/i;

/** The parts of a log that look like the reason of a failure, best first, at most three. */
export function findRegions(lines: readonly string[]): readonly Region[] {
  const first = lines.findIndex((line) => marker.test(line));
  const last = lines.findLastIndex((line) => failureWords.test(line));
  const regions: Region[] = [];
  if (first >= 0) regions.push(regionOf(lines, Math.max(0, first - 20), first, 'failed-command-marker', 0.6));
  if (last >= 0 && (first < 0 || last > first)) {
    regions.push(regionOf(lines, Math.max(first + 1, last - 10), last, 'error-line', 0.4));
  }
  return regions;
}

function regionOf(lines: readonly string[], from: number, to: number, reason: string, score: number): Region {
  const text = lines.slice(from, to + 1);
  return { lines: [from + 1, to + 1], text, fingerprint: fingerprint(text), reason, score };
}

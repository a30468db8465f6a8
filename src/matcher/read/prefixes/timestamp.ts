import { digitsAt, isoTimeEnd, type Prefix } from './prefix.ts';

/**
 * `2026-11-23T13:18:02.6827463Z ` of GitHub Actions, Azure Pipelines and `docker logs -t`; GitLab's runner adds the
 * stream and whether the line goes on, as in `2026-11-23T13:18:02.682746Z 00O `.
 */
export const timestamp: Prefix = (bytes, at, end) => {
  const time = isoTimeEnd(bytes, at, end);
  if (time === at) return at;
  if (time === end) return end;
  if (bytes[time] !== 32) return at;
  const letter = bytes[time + 3];
  return letter === 79 || letter === 69 ? streamEnd(bytes, time + 1, end) : time + 1;
};

/** Past `00O ` or `01E+`, where the letter stands. */
function streamEnd(bytes: Uint8Array, at: number, end: number): number {
  if (at + 3 > end || digitsAt(bytes, at, at + 2) < 2) return at;
  const next = bytes[at + 3];
  return at + 3 === end ? end : next === 32 || next === 43 ? at + 4 : at;
}

import type { Sign } from './sign.ts';
import { joined } from './sign.ts';

const root =
  '["\']?(?:/\\*?|~/?\\*?|\\$\\{?home\\}?["\']?/?\\*?|[a-z]:\\\\\\*?)["\']?(?=\\s|$|[;&|`)"\']|\\.(?:\\s|$))';
const disk = '/dev/(?:sd|nvme|hd|vd|xvd|disk|mmcblk)';

const patterns: readonly RegExp[] = [
  joined('\\brm\\s+(?:-\\S+\\s+)*-\\w*r\\w*\\s+(?:-\\S+\\s+)*', root),
  /\brm\b[^\n]{0,30}--no-preserve-root/,
  /:\s?\(\)\s?\{\s?:\s?\|\s?:/,
  joined('\\bof=', disk),
  joined('\\bmkfs\\S*\\s+(?:-\\S+\\s+)*', disk),
  joined('>\\s?', disk),
  /\bfind\s+(?:\/|~)\s[^\n]{0,60}(?:-delete|-exec\s+rm)/,
  /\bch(?:mod|own)\s+-\w*r\w*\s+\S+\s+\/(?=\s|$|[;&|])/,
  /\bssh-(?:rsa|ed25519|dss)\s+aaaa[^\n]{0,400}>>?[^\n]{0,40}authorized_keys/,
  /\bformat-volume\b|\bformat\s+c:|\bdel\s+\/\w[^\n]{0,20}\s[a-z]:\\|\brd\s+\/s[^\n]{0,10}\s[a-z]:\\(?:\s|$)/,
];

/** Commands that nothing on a machine survives: no failure is worth them. */
export const wreckageSigns: readonly Sign[] = patterns.map((pattern) => ({
  kind: 'wreckage',
  pattern,
  unless: isWarned,
}));

/** "Never run `rm -rf /`" is advice. */
function isWarned({ index = 0, input = '' }: RegExpMatchArray): boolean {
  const before = input.slice(Math.max(0, index - 60), index);
  return /\b(?:never|do not|don'?t|must not|avoid|not to)\s[^.!?\n]{0,50}$|(?:不要|切勿|禁止|别)[^。\n]{0,20}$/.test(
    before,
  );
}

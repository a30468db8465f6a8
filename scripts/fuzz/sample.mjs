// A small corpus with something in every section of its pack, and a text on which all its patterns hold.
import { compilePack } from '../../dist/matcher/index.js';

export const recordOf = (regex, i = 0) => ({ id: `fuzz/r${i}`, signature: 'x', domain: 'fuzz', regex });

export const sample = [
  ...[
    'error: (?<what>\\w+) not found',
    '(?i)cannot .* file',
    'npm (?:ERR!|error) code E\\d+',
    '找不到|错误',
    'OOM',
  ].map(recordOf),
  {
    id: 'fuzz/sequence',
    signature: 'step failed, then a number',
    domain: 'fuzz',
    patterns: [{ sequence: ['step failed', '\\d+ of \\d+$'] }],
  },
  { id: 'fuzz/alike', signature: 'refusing to merge unrelated histories', domain: 'git' },
];

export const samplePack = compilePack(sample);

export const question = [
  'npm error code E404',
  'error: x not found',
  'cannot open the file',
  '错误',
  'OOM',
  'step failed',
  '3 of 4',
  'it refused to merge unrelated histories',
].join('\n');

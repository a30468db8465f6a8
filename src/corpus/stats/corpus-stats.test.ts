import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadFolder } from '../load-folder.ts';
import { loadRecords } from '../load.ts';
import { corpusStats } from './corpus-stats.ts';
import { patternVariants } from './pattern-variants.ts';

test('a corpus without trials has no executed claim, no edge and no date', () => {
  const stats = corpusStats([
    {
      id: 'git/a',
      signature: 'a',
      domain: 'git',
      dead_ends: [{ id: 'again', action: 'Again', fail_rate: 0.9 }],
      transition_graph: { leads_to: [{ id: 'git/b', probability: 0.5 }] },
    },
  ]);
  expect(stats).toMatchObject({
    records: 1,
    tiers: { ai_generated: 1 },
    claims: { executed: 0, all: 1 },
    cells: 0,
    measuredEdges: 0,
    surprising: [],
    texts: { en: 1 },
    localised: {},
  });
  expect(stats).not.toHaveProperty('lastTrial');
});

test('our own corpus: every claim of a reproduced record was executed', () => {
  const { records } = loadRecords('records');
  const { reproducedClaims, families, trials, ...stats } = corpusStats(records);
  expect(reproducedClaims.executed).toBe(reproducedClaims.all);
  expect(families.reduce((sum, family) => sum + family.records, 0)).toBe(stats.records);
  expect(families.reduce((sum, family) => sum + family.trials, 0)).toBe(trials);
  expect(stats.surprising.every(({ trials }) => trials > 0)).toBe(true);
});

test('a pattern is counted in the versions whose output it alone holds on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wayout-stats-'));
  const record = join(folder, 'npm', 'x');
  mkdirSync(join(record, 'examples'), { recursive: true });
  const patterns = [{ regex: 'npm ERR! code EX' }, { regex: 'npm (?:ERR!|error) code EX' }];
  writeFileSync(
    join(record, 'record.json'),
    JSON.stringify({ id: 'npm/x', signature: 'npm ERR! code EX', domain: 'npm', patterns }),
  );
  writeFileSync(join(record, 'examples', 'npm-8.log'), 'npm ERR! code EX\n');
  writeFileSync(join(record, 'examples', 'npm-8-in-ci.log'), 'npm ERR! code EX\n');
  writeFileSync(join(record, 'examples', 'npm-11.log'), 'npm error code EX\n');
  expect(patternVariants(loadFolder(folder).folders).map(({ variants }) => variants)).toEqual([
    ['npm-8'],
    ['npm-11', 'npm-8'],
  ]);
});

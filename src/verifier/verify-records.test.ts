import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { copyFixture, type FixtureCorpus } from '../../test/helpers/verify-fixture.ts';
import { loadCorpus } from '../corpus/index.ts';
import { parseLedger } from '../record/index.ts';
import { createBubblewrapSandbox } from './bubblewrap/bubblewrap-sandbox.ts';
import { openLogStore } from './log-store.ts';

const problem = await createBubblewrapSandbox().problem();

// Without a sandbox nothing may be executed: the reason stands in the name.
describe.skipIf(problem !== undefined)(`verifying records (${problem ?? 'bubblewrap works'})`, () => {
  let corpus: FixtureCorpus;
  afterEach(() => corpus.remove());

  test('a sound record is borne out, and its ledger says how', async () => {
    corpus = copyFixture('sound');
    const { records, notRun } = await corpus.verify({ repeat: 2 });
    expect({ notRun, findings: records[0]?.findings }).toEqual({ notRun: [], findings: [] });
    const { entries, faults } = readLedgerOf(corpus, 'push-rejected-fetch-first');
    expect(faults).toEqual([]);
    expect(entries.map(({ action = '(nothing)', verdict }) => `${action} ${verdict}`).sort()).toEqual([
      '(nothing) persists',
      '(nothing) persists',
      'force-push harmful',
      'force-push harmful',
      'pull-rebase fixed',
      'pull-rebase fixed',
      'push-again persists',
      'push-again persists',
    ]);
    const log = openLogStore(join(corpus.root, 'logs')).find(entries[0]?.log ?? '');
    expect(log).toContain('== trigger again\n$ git -C mine push origin main\n');
  });

  test('five planted lies give five different findings', async () => {
    corpus = copyFixture('lies');
    const { records } = await corpus.verify();
    expect(records.flatMap(({ findings }) => findings.map(({ record, kind }) => [record, kind]))).toEqual([
      ['git/dead-end-works', 'dead-end-works'],
      ['git/flaky-trigger', 'flaky'],
      ['git/pattern-does-not-match', 'pattern-does-not-match'],
      ['git/workaround-destroys', 'workaround-destroys'],
      ['git/workaround-does-nothing', 'workaround-does-not-work'],
    ]);
  });

  test('checks are asked in each world: their answers are a table, and a wrong one is a finding', async () => {
    corpus = copyFixture('checked');
    const { records } = await corpus.verify();
    expect(records[0]?.findings.map(({ kind, cause, message }) => [kind, cause, message])).toEqual([
      ['check-answers-wrongly', 'diverged', 'the check of not-fetched said "applies" in this cause\'s world'],
    ]);
    const pack = loadCorpus(corpus.root).pack;
    expect(pack.find('git/push-rejected')?.evidence?.checks).toEqual([
      { check: 'not-fetched', cause: 'not-fetched', right: 1, wrong: 0, cannot_tell: 0 },
      { check: 'not-fetched', cause: 'diverged', right: 0, wrong: 1, cannot_tell: 0 },
      { check: 'diverged', cause: 'not-fetched', right: 1, wrong: 0, cannot_tell: 0 },
      { check: 'diverged', cause: 'diverged', right: 1, wrong: 0, cannot_tell: 0 },
    ]);
  });

  test('a check that is rewritten makes its answers stale, and no trial', async () => {
    corpus = copyFixture('checked');
    await corpus.verify();
    const file = join(corpus.root, 'git/push-rejected/record.json');
    expect((await corpus.verify({ only: 'changed' })).notRun).toMatchObject([{ kind: 'up-to-date' }]);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"repository"', '"ahead"'));
    const { checks, trials } = loadCorpus(corpus.root).pack.find('git/push-rejected')?.evidence ?? {};
    expect(checks?.map(({ check }) => check)).toEqual(['diverged', 'diverged']);
    expect(trials).toBe(2);
    const again = await corpus.verify({ only: 'changed' });
    expect(again.records[0]?.findings).toEqual([]);
  });

  test('the same record through a phrasing of another cause is a change, and a measured transition', async () => {
    corpus = copyFixture('two-causes');
    const { records } = await corpus.verify();
    expect(records[0]?.findings).toEqual([]);
    const trials = records[0]?.trials ?? [];
    expect(
      trials.map(({ cause, action = '(nothing)', verdict, led_to, led_to_cause }) =>
        [cause, action, verdict, led_to, led_to_cause].filter(Boolean).join(' '),
      ),
    ).toEqual([
      'not-fetched (nothing) persists',
      'not-fetched push-again persists',
      'not-fetched fetch-only changed git/push-rejected diverged',
      'diverged (nothing) persists',
      'diverged push-again persists',
      'diverged fetch-only persists',
    ]);
    const derived = loadCorpus(corpus.root).pack.find('git/push-rejected');
    expect(derived?.transition_graph).toEqual({
      leads_to: [
        { id: 'git/push-rejected', cause: 'diverged', via: 'fetch-only', count: 1, probability: 0.5 },
      ],
    });
  });

  test('a result that contradicts the ledger is a finding, and comparing writes nothing', async () => {
    corpus = copyFixture('sound');
    const filter = { actions: ['push-again'] };
    await corpus.verify({ filter });
    const file = ledgerOf(corpus, 'push-rejected-fetch-first');
    const before = readFileSync(file, 'utf8').replace(
      '"action":"push-again","verdict":"persists"',
      '"action":"push-again","verdict":"fixed"',
    );
    writeFileSync(file, before);
    const { records } = await corpus.verify({ filter, ledger: 'compare' });
    expect(records[0]?.findings.map(({ kind, action }) => ({ kind, action }))).toEqual([
      { kind: 'contradicts-ledger', action: 'push-again' },
    ]);
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  test('what the ledger has seen as it is now is not run again as changed', async () => {
    corpus = copyFixture('sound');
    await corpus.verify();
    expect((await corpus.verify({ only: 'changed' })).notRun).toMatchObject([{ kind: 'up-to-date' }]);
    const inAYear = new Date(Date.now() + 365 * 24 * 60 * 60 * 1000);
    expect((await corpus.verify({ only: 'changed', now: inAYear })).notRun).toHaveLength(1);
    expect((await corpus.verify({ only: 'stale', now: inAYear })).records).toHaveLength(1);
  });

  test('a half line left by a crash is removed by the next trial, and costs no other', async () => {
    corpus = copyFixture('sound');
    await corpus.verify({ filter: { actions: ['push-again'] } });
    appendFileSync(ledgerOf(corpus, 'push-rejected-fetch-first'), '{"schema":1,"time":"20');
    expect(readLedgerOf(corpus, 'push-rejected-fetch-first').torn).toBe('{"schema":1,"time":"20');
    await corpus.verify({ filter: { actions: ['push-again'] } });
    const { entries, torn, faults } = readLedgerOf(corpus, 'push-rejected-fetch-first');
    expect({ count: entries.length, torn, faults }).toEqual({ count: 4, torn: undefined, faults: [] });
  });
});

function ledgerOf({ root }: FixtureCorpus, slug: string): string {
  return join(root, 'git', slug, 'evidence.jsonl');
}

function readLedgerOf(corpus: FixtureCorpus, slug: string) {
  return parseLedger(readFileSync(ledgerOf(corpus, slug), 'utf8'));
}

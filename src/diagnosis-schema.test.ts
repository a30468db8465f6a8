import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Diagnosis } from './diagnosis/index.ts';
import { openKnowledge } from './knowledge.ts';
import { diagnosisSchema } from './diagnosis-schema.ts';

const examples = fileURLToPath(new URL('../examples', import.meta.url));
const records = fileURLToPath(new URL('../records', import.meta.url));

type Shape = z.infer<typeof diagnosisSchema>;
type Action<D extends Diagnosis> = D['findings'][number]['avoid'][number];
/** The names of the fields at every level that is an object of ours. */
type Names<D extends Diagnosis> = {
  readonly diagnosis: keyof D;
  readonly finding: keyof D['findings'][number];
  readonly action: keyof Action<D>;
  readonly cause: keyof D['findings'][number]['causes'][number];
  readonly next: keyof D['findings'][number]['next'][number];
  readonly lookalike: keyof D['findings'][number]['lookalikes'][number];
  readonly why: keyof D['findings'][number]['why'][number];
  readonly failing: keyof D['failing'][number];
  readonly input: keyof D['input'];
};

test('the schema and the type of a diagnosis say the same', () => {
  expectTypeOf<Shape>().toExtend<Diagnosis>();
  expectTypeOf<Diagnosis>().toExtend<Shape>();
  // An optional field that one of them lacks is still assignable; their names tell.
  expectTypeOf<Names<Shape>>().toEqualTypeOf<Names<Diagnosis>>();
});

test('answers to real logs hold the schema, in both languages', async () => {
  const knowledge = await openKnowledge({ corpus: [records] });
  for (const name of readdirSync(examples)) {
    const log = readFileSync(`${examples}/${name}`);
    for (const lang of ['en', 'zh'] as const) {
      const printed: unknown = JSON.parse(JSON.stringify(knowledge.diagnose(log, { lang })));
      expect(diagnosisSchema.parse(printed)).toEqual(printed);
    }
  }
});

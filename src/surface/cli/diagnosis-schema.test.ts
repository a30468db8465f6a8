import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, expectTypeOf, test } from 'vitest';
import type { z } from 'zod';
import type { Diagnosis } from '../../diagnosis/index.ts';
import { openKnowledge } from '../../knowledge.ts';
import { diagnosisSchema } from './diagnosis-schema.ts';

const examples = fileURLToPath(new URL('../../../examples', import.meta.url));
const records = fileURLToPath(new URL('../../../records', import.meta.url));

test('the schema and the type of a diagnosis say the same', () => {
  expectTypeOf<z.infer<typeof diagnosisSchema>>().toExtend<Diagnosis>();
  expectTypeOf<Diagnosis>().toExtend<z.infer<typeof diagnosisSchema>>();
  expectTypeOf<keyof Diagnosis['findings'][number]>().toEqualTypeOf<
    keyof z.infer<typeof diagnosisSchema>['findings'][number]
  >();
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

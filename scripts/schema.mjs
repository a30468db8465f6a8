// Writes schema/*.json from the zod schemas; `--check` only compares. `npm run schema`
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { failureRecordSchema, recordSourceSchema, translationsSchema } from '../dist/record/index.js';
import { diagnosisSchema } from '../dist/diagnosis-schema.js';
import { reproductionSchema } from '../dist/verifier/index.js';

const schemas = {
  'diagnosis.schema.json': ['A diagnosis: what --format json prints', diagnosisSchema],
  'record.schema.json': ['A record as wayout publishes it', failureRecordSchema],
  'record-source.schema.json': ['record.json: the authored fields of a record', recordSourceSchema],
  'reproduction.schema.json': ['repro.json: how to make a failure happen', reproductionSchema],
  'translations.schema.json': ['zh.json: translated texts and the hash of the English', translationsSchema],
};

let stale = 0;
for (const [file, [title, schema]] of Object.entries(schemas)) {
  const path = new URL(`../schema/${file}`, import.meta.url);
  const text = `${JSON.stringify({ title, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (read(path) !== text) stale += console.error(`schema/${file} is stale: run npm run schema`) ?? 1;
}
process.exit(stale === 0 ? 0 : 1);

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

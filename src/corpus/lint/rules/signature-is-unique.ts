import type { Rule } from '../rule.ts';

export const signatureIsUnique: Rule = {
  name: 'signature-is-unique',
  about: 'No two records have the same signature.',
  lint: ({ record: { id, signature } }, { subjects }) =>
    [...subjects.values()]
      .flat()
      .filter((other) => other.record.id !== id && fold(other.record.signature) === fold(signature))
      .map((other) => ({
        at: 'signature',
        message: `Expected a signature of its own, found that of ${other.record.id}`,
      })),
  exceptions: [],
};

function fold(text: string): string {
  return text.toLowerCase().replace(/\s+/g, ' ').trim();
}

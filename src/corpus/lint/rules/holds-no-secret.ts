import type { Rule } from '../rule.ts';

export const holdsNoSecret: Rule = {
  name: 'holds-no-secret',
  about: 'Nothing in a record or its examples looks like a secret.',
  lint: async ({ record, examples, counterexamples, file }) => {
    const texts = [
      { file, text: JSON.stringify(record, null, 1) },
      ...[...examples, ...counterexamples].map((example) => ({
        file: example.file,
        text: new TextDecoder().decode(example.bytes),
      })),
    ];
    const found = await Promise.all(
      texts.map(async ({ file, text }) => ({ file, kinds: await secretKinds(file, text) })),
    );
    return found.flatMap(({ file, kinds }) =>
      kinds.map((kind) => ({
        at: '',
        message: `Expected no secret, found what looks like one (${kind}) in ${file}`,
      })),
    );
  },
  exceptions: [],
};

/** The names of secretlint's rules that fire; the secret itself is never repeated. */
async function secretKinds(filePath: string, content: string): Promise<readonly string[]> {
  const [{ lintSource }, { creator }] = await Promise.all([
    import('@secretlint/core'),
    import('@secretlint/secretlint-rule-preset-recommend'),
  ]);
  const { messages } = await lintSource({
    source: { filePath, content, contentType: 'text', ext: '.txt' },
    options: { config: { rules: [{ id: 'preset', rule: creator, options: {} }] }, maskSecrets: true },
  });
  return [...new Set(messages.map(({ ruleId }) => ruleId))];
}

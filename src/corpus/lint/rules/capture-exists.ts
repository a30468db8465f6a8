import type { Rule } from '../rule.ts';

export const captureExists: Rule = {
  name: 'capture-exists',
  about: 'A {{name}} in an action is captured by a named group of one of the patterns.',
  lint: ({ record: { regex = '', patterns = [], dead_ends: deadEnds = [], workarounds = [] } }) => {
    const expressions = [
      regex,
      ...patterns.flatMap((pattern) => [pattern.regex ?? '', ...(pattern.sequence ?? [])]),
    ];
    const captured = new Set(
      expressions.flatMap((text) => [...text.matchAll(/\(\?<([A-Za-z_]\w*)>/g)].map(([, name]) => name)),
    );
    const texts = [
      ...deadEnds.map(({ action, command }, i) => ({ text: `${action} ${command}`, at: `dead_ends.${i}` })),
      ...workarounds.map(({ action, how, command }, i) => ({
        text: `${action} ${how} ${command}`,
        at: `workarounds.${i}`,
      })),
    ];
    return texts.flatMap(({ text, at }) =>
      [...text.matchAll(/\{\{(\w+)\}\}/g)]
        .filter(([, name]) => !captured.has(name))
        .map(([found]) => ({
          at,
          message: `Expected a named group that captures it, found none for ${found}`,
        })),
    );
  },
  exceptions: [],
};

import { describe, expect, test } from 'vitest';
import { casesOf, fill } from '../../../test/helpers/hook.ts';
import { hosts } from './hosts.ts';
import { objectIn, type Payload } from './payload.ts';

const values = { command: 'make -j4', output: 'it broke', session: 's-1' };

describe.each([...hosts])('%s', (name, host) => {
  const payloads = Object.values(casesOf(name)).map(({ payload }) => objectIn(fill(payload, values)) ?? {});

  test('each documented payload is an event with its command and its session', () => {
    for (const payload of payloads) {
      expect(host.parse(payload)).toMatchObject({ command: 'make -j4', session: 's-1' });
    }
  });

  test('without a field, or with another kind of value in it, it never throws and never makes up a command', () => {
    for (const payload of payloads) {
      for (const odd of oddities(payload))
        expect(['make -j4', undefined]).toContain(host.parse(odd)?.command);
    }
  });

  test('another tool is no shell command', () => {
    for (const payload of payloads) {
      const other = { ...payload, tool_name: 'Read', toolName: 'view', input: { tool: 'read' } };
      const names = ['tool_name', 'toolName', 'input'].filter((field) => field in payload);
      if (names.length > 0) expect(host.parse(other)).toBeUndefined();
    }
  });
});

/** The payload with each of its fields, at any depth, taken away or replaced. */
function oddities(payload: Payload): readonly Payload[] {
  return Object.entries(payload).flatMap(([field, value]) => {
    const inner = objectIn(value);
    return [
      ...[undefined, null, 7, [], {}, ''].map((odd) => ({ ...payload, [field]: odd })),
      ...(inner ? oddities(inner).map((odd) => ({ ...payload, [field]: odd })) : []),
    ];
  });
}

// Any record that parses: it goes into a pack and comes out as it was, and an answer that names it can be shown.
import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import {
  diagnose,
  renderAgent,
  renderGithub,
  renderMarkdown,
  renderText,
} from '../../dist/diagnosis/index.js';
import { compilePack, createMatcher, openPack, refusedPatterns } from '../../dist/matcher/index.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '{{n}}',
    '{{constructor}}',
    '\u001b[2J',
    '```',
    '</script>',
    '::error::x',
    '\u202e',
    '$(x)',
    '',
  ),
);
const regex = fc.constantFrom(
  'err (?<n>\\w+)',
  '(?:e+)+rr',
  'err|错误',
  '(?i)ERR',
  'x?err.*$',
  '(a+)+',
  '',
  '('.repeat(9000),
  'err\\',
);
const optional = (shape) => fc.record(shape, { requiredKeys: [] });
const action = optional({ action: text, how: text, why_fails: text, command: text, condition: text });
const record = fc.record({ signature: text, regex }).chain((must) =>
  optional({
    signature_zh: text,
    root_cause: text,
    error_code: text,
    role: fc.constantFrom('cause', 'wrapper'),
    dead_ends: fc.array(action, { maxLength: 2 }),
    workarounds: fc.array(action, { maxLength: 2 }),
    causes: fc.array(fc.record({ id: text, summary: text }), { maxLength: 2 }),
  }).map((may) => ({ id: 'fuzz/one', domain: 'fuzz', ...must, ...may })),
);

const control = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/;

export function recordProperty(count) {
  return fc.property(record, text, (one, around) => {
    if (refusedPatterns(one).length > 0) {
      count('refused');
      return;
    }
    const pack = openPack(compilePack([one]));
    assert.deepEqual(pack.find(one.id), JSON.parse(JSON.stringify(one)));
    const diagnosis = diagnose(createMatcher(pack).match(`${around} err ${around}`), (id) => pack.find(id));
    count(diagnosis.decision);
    for (const render of [renderText, renderMarkdown, renderGithub, renderAgent])
      for (const lang of ['en', 'zh']) assert.doesNotMatch(render(diagnosis, { lang }), control);
  });
}

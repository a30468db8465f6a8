import { expect, test } from 'vitest';
import { stepsOf } from './steps.ts';

test.each([
  ['npm i -f', 'npm install --force'],
  ['sudo -E npm install --force 2>&1 | tail -5', 'npm install --force'],
  ['cd app && CI=1 npm install --force --no-audit', 'npm install --force'],
  ["bash -lc 'git push -f origin main'", 'git push origin main --force'],
  ['rm -fr node_modules/ dist', 'rm -rf node_modules; rm -r -f dist'],
  ['python3 -m pip install x', '/usr/bin/pip install x'],
])('%s does the same as %s', async (one, other) => {
  expect((await stepsOf(one))?.steps).toEqual((await stepsOf(other))?.steps);
  expect((await stepsOf(one))?.steps).not.toEqual([]);
});

test.each([
  ['npm install --force', 'npm install'],
  ['git push --force origin main', 'git push --force origin fix'],
  ['rm -rf node_modules', 'rm -rf node_modules/react'],
  ['echo npm install --force', 'npm install --force'],
  ["grep 'npm install --force' notes.md", 'npm install --force'],
])('%s is not %s', async (one, other) => {
  expect((await stepsOf(one))?.steps).not.toEqual((await stepsOf(other))?.steps);
});

test('what does more than run commands in a row, or is no shell text, is not compared', async () => {
  for (const text of [
    'for f in *; do rm $f; done',
    'if true; then make; fi',
    "echo 'open",
    'x'.repeat(5000),
  ]) {
    expect(await stepsOf(text)).toBeUndefined();
  }
});

test('a pipe, a second try and a last word hide the exit code', async () => {
  for (const text of ['make | tail', 'make || true', 'make; echo done']) {
    expect(await stepsOf(text)).toMatchObject({ masked: true });
  }
  expect(await stepsOf('cd app && make')).toMatchObject({ masked: false });
});

import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const src = fileURLToPath(new URL('../src', import.meta.url));

/** Room → rooms it may import. A room is a folder of `src/`; a surface is a folder of `src/surface/`. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  record: [],
  evidence: ['record'],
  matcher: ['record'],
  diagnosis: ['record', 'evidence', 'matcher'],
  corpus: ['record', 'evidence', 'matcher'],
  check: ['record'],
  store: ['record', 'evidence', 'data-folder.ts'],
  verifier: ['record', 'evidence', 'matcher', 'diagnosis'],
  'search-records.ts': ['record'],
  'record-graph.ts': ['record', 'evidence', 'store'],
  'knowledge.ts': [
    'record',
    'evidence',
    'matcher',
    'diagnosis',
    'corpus',
    'check',
    'store',
    'search-records.ts',
    'record-graph.ts',
  ],
  team: ['record', 'evidence', 'matcher', 'diagnosis', 'corpus', 'store', 'knowledge.ts'],
  'surface/mcp': ['record', 'diagnosis', 'knowledge.ts', 'command.ts', 'diagnosis-schema.ts'],
  'surface/http': ['record', 'diagnosis', 'knowledge.ts', 'team', 'command.ts', 'diagnosis-schema.ts'],
  'surface/web': ['record', 'diagnosis', 'knowledge.ts', 'command.ts', 'browser.ts'],
  'surface/hook': ['record', 'diagnosis', 'knowledge.ts', 'command.ts'],
  'surface/install': ['command.ts'],
  'surface/cli': [
    'record',
    'diagnosis',
    'knowledge.ts',
    'command.ts',
    'data-folder.ts',
    'corpus',
    'verifier',
  ],
  'command.ts': [],
  'data-folder.ts': [],
  'diagnosis-schema.ts': ['record'],
  'index.ts': ['record', 'evidence', 'matcher', 'diagnosis', 'knowledge.ts'],
  'browser.ts': ['record', 'evidence', 'matcher', 'diagnosis'],
  'main.ts': ['surface/cli', 'surface/mcp', 'surface/http', 'surface/web', 'surface/hook', 'surface/install'],
};

const core = ['record', 'evidence', 'matcher', 'diagnosis'];

interface Import {
  readonly file: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.ts'),
);
const shipped = sources.filter((file) => !/\.(test|suite)\.ts$/.test(file));
const imports = shipped.flatMap((file) => importsOf(file));

test('a room imports only the rooms that the table allows', () => {
  const breaches = imports.flatMap(({ file, to }) => {
    const from = roomOf(file);
    const target = targetRoom(file, to);
    if (target === undefined || target === from) return [];
    return mayImport[from]?.includes(target) ? [] : [`${file} imports ${target}`];
  });
  expect(breaches).toEqual([]);
});

test('a room is entered by its door only', () => {
  const breaches = imports.filter(({ file, to }) => {
    const target = targetRoom(file, to);
    if (target === undefined || target === roomOf(file) || target.endsWith('.ts')) return false;
    return relative(join(src, target), resolve(join(src, dirname(file)), to)) !== 'index.ts';
  });
  expect(breaches).toEqual([]);
});

test('the core needs nothing of Node and has no clock, randomness or network', () => {
  const breaches = shipped
    .filter((file) => core.includes(roomOf(file)))
    .filter((file) =>
      /from 'node:|import\('node:|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bfetch\(|\bprocess\.|\bBuffer\b/.test(
        withoutComments(readFileSync(join(src, file), 'utf8')),
      ),
    );
  expect(breaches).toEqual([]);
});

test('the browser build takes types only from the record room', () => {
  const breaches = imports.filter(
    ({ file, to, typeOnly }) =>
      !typeOnly &&
      ['evidence', 'matcher', 'diagnosis', 'browser.ts'].includes(roomOf(file)) &&
      targetRoom(file, to) === 'record',
  );
  expect(breaches).toEqual([]);
});

test('a door exports by name', () => {
  const doors = shipped.filter((file) => /(^|\/)index\.ts$/.test(file));
  expect(
    doors.filter((file) => /export \*|export default/.test(readFileSync(join(src, file), 'utf8'))),
  ).toEqual([]);
});

test('a file is named in kebab-case and for what it holds', () => {
  const odd = sources.filter(
    (file) =>
      !/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)*$/.test(file.split(sep).join('/')),
  );
  const vague = sources.filter((file) =>
    /(^|[/.-])(utils?|common|helpers?|managers?|services?)([/.-]|$)/.test(file),
  );
  expect({ odd, vague }).toEqual({ odd: [], vague: [] });
});

function importsOf(file: string): readonly Import[] {
  const text = readFileSync(join(src, file), 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'";]*?from '(\.[^']+)'|import\('(\.[^']+)'\)/gm,
  );
  return [...statements].map(([, type, to, dynamic]) => ({
    file,
    to: to ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }));
}

function targetRoom(file: string, to: string): string | undefined {
  const target = relative(src, resolve(join(src, dirname(file)), to));
  return target.startsWith('..') ? undefined : roomOf(target);
}

function roomOf(file: string): string {
  const [first = '', second = ''] = file.split(sep);
  return first === 'surface' ? `surface/${second}` : first;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
}

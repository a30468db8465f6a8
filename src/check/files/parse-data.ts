import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import type { ProbeOf } from '../../record/index.ts';
import { CannotTell } from '../sight.ts';

type Format = ProbeOf<'value'>['format'];

/** Characters that the parsers of the richer formats are given at most. */
const most = 4_000_000;

/** @throws {CannotTell} where it is not of that format; what stands in it is not quoted. */
export function parseData(text: string, format: Format, shown: string): unknown {
  if (format !== 'json' && text.length > most) throw notOf(format, shown);
  try {
    switch (format) {
      case 'json':
        return parseJson(text);
      case 'toml':
        return parseToml(text);
      case 'ini':
        return parseIni(text);
      case 'yaml':
        // Aliases could blow a small file up to any size.
        return parseYaml(text, { maxAliasCount: 100, logLevel: 'silent' });
    }
  } catch {
    throw notOf(format, shown);
  }
}

/** JSON, and what tsconfig.json has beyond it: comments and trailing commas. */
function parseJson(text: string): unknown {
  const plain = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(plain);
  } catch {
    const parts = /("(?:[^"\\]|\\.)*")|\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\//g;
    const bare = plain.replace(parts, (_, string: string | undefined) => string ?? ' ');
    return JSON.parse(
      bare.replace(/("(?:[^"\\]|\\.)*")|,(?=\s*[}\]])/g, (_, string: string | undefined) => string ?? ''),
    );
  }
}

/** `[section]`, `[section "name"]`, `key = value`; sections as git and pip have them, none as in .npmrc. */
function parseIni(text: string): unknown {
  const root: Record<string, unknown> = Object.create(null);
  let section = root;
  for (const line of text.split(/\r?\n/)) {
    const [, name, sub] = /^\s*\[\s*([^\]"\s]+)(?:\s+"([^"]*)")?\s*\]/.exec(line) ?? [];
    if (name !== undefined) {
      section = childOf(root, name);
      if (sub !== undefined) section = childOf(section, sub);
      continue;
    }
    const [, key, value] = /^\s*([^#;=\s][^=]*?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (key !== undefined) section[key] = value;
  }
  return root;
}

function childOf(parent: Record<string, unknown>, name: string): Record<string, unknown> {
  const known = parent[name];
  if (isObject(known)) return known;
  const made: Record<string, unknown> = Object.create(null);
  parent[name] = made;
  return made;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function notOf(format: Format, shown: string): CannotTell {
  const name = format.toUpperCase();
  return new CannotTell({ en: `${shown} is not readable as ${name}`, zh: `${shown} 无法按 ${name} 读取` });
}

import { parse } from 'smol-toml';
import { isTable } from './remains.ts';

/** A table of a TOML file as it is written: its header and the lines below it, up to the next header. */
export interface TomlSection {
  readonly path: readonly string[];
  readonly start: number;
  /** Behind the last line that says something: comments behind it belong to what follows. */
  readonly end: number;
  readonly lines: readonly string[];
}

/** The tables of a text, however their names are quoted and spaced. Lines before the first header are none. */
export function sectionsOf(text: string): readonly TomlSection[] {
  const lines = text.split(/(?<=\n)/);
  const headers = lines.flatMap((line, at) => {
    const path = line.trimStart().startsWith('[') ? pathOf(line) : undefined;
    return path ? [{ path, at }] : [];
  });
  return headers.map(({ path, at }, i) => {
    const all = lines.slice(at, headers[i + 1]?.at ?? lines.length);
    const said = all.slice(0, all.findLastIndex((line) => !/^(?:#.*)?$/.test(line.trim())) + 1);
    const start = lines.slice(0, at).join('').length;
    return { path, start, end: start + said.join('').length, lines: said };
  });
}

/** The lines of a table without the statements that give one of these keys a value. */
export function withoutKeys(lines: readonly string[], keys: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (let at = 0; at < lines.length;) {
    const length = statementLength(lines.slice(at));
    const statement = lines.slice(at, at + length);
    const [key] = Object.keys(parsed(statement.join('')) ?? {});
    if (key === undefined || !keys.includes(key)) kept.push(...statement);
    at += length;
  }
  return kept;
}

/** As many lines as make sense by themselves: a value may stretch over several. */
function statementLength(lines: readonly string[]): number {
  const length = lines.findIndex((_, i) => parsed(lines.slice(0, i + 1).join('')) !== undefined) + 1;
  return length > 0 ? length : lines.length;
}

function pathOf(header: string): readonly string[] | undefined {
  const path: string[] = [];
  for (let inner: unknown = parsed(header); isTable(inner);) {
    const [key] = Object.keys(inner);
    if (key === undefined) return path;
    path.push(key);
    inner = inner[key];
  }
  // An array of tables ends in an array; what is no header at all is not parsed.
  return path.length > 0 ? path : undefined;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import { InstallError } from '../install-error.ts';

/** A JSON file with comments and trailing commas, as its syntax tree. @throws {InstallError} `unparsable`, with the place. */
export function parseJson(text: string, path: string): Node {
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { allowTrailingComma: true, allowEmptyContent: false });
  const [first] = errors;
  if (first || !tree) {
    const reason = first ? printParseErrorCode(first.error) : 'ValueExpected';
    throw unreadable(path, text, first?.offset ?? text.length, `JSON (${reason})`);
  }
  if (tree.type !== 'object') throw unreadable(path, text, tree.offset, 'an object');
  return tree;
}

/** The error about a place in a file that is left as it is. */
export function unreadable(path: string, text: string, offset: number, expected: string): InstallError {
  const before = text.slice(0, offset);
  const line = before.split('\n').length;
  const column = offset - before.lastIndexOf('\n');
  return new InstallError(
    'unparsable',
    `Expected ${expected} in ${path}, line ${line}, column ${column}; the file is left as it is. Correct it and try again`,
  );
}

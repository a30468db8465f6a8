import type { CommandNode, PipelineNode, Statement } from 'unbash';

/** The words of the commands in a shell text, in order, and whether something stands between them and the exit code. */
export interface Flat {
  readonly commands: readonly (readonly string[])[];
  /** A pipe, or `||`: the exit code that is seen may be that of a filter, or of a second try. */
  readonly masked: boolean;
}

/** `undefined` for a text that does more than run commands in a row: loops, conditions, functions. */
export function flatten(statements: readonly Statement[]): Flat | undefined {
  return join(statements.map(({ command }) => flattenAndOr(command)));
}

function flattenAndOr(node: Statement['command']): Flat | undefined {
  if (node.type !== 'AndOr') return flattenPipeline(node);
  return join(node.commands.map(flattenPipeline), node.operators.includes('||'));
}

function flattenPipeline(node: PipelineNode): Flat | undefined {
  if (node.type !== 'Pipeline') return flattenCommand(node);
  return join(node.commands.map(flattenCommand), node.commands.length > 1);
}

function flattenCommand(node: CommandNode): Flat | undefined {
  switch (node.type) {
    case 'Command': {
      const rest = node.suffix.flatMap((part) => (part.type === 'Word' ? [part.value] : []));
      return { commands: node.name ? [[node.name.value, ...rest]] : [], masked: false };
    }
    case 'Subshell':
    case 'BraceGroup':
      return flatten(node.body.commands);
    case 'Redirected':
      return flattenCommand(node.command);
    default:
      return undefined;
  }
}

function join(parts: readonly (Flat | undefined)[], masked = false): Flat | undefined {
  if (!parts.every((part) => part !== undefined)) return undefined;
  return {
    commands: parts.flatMap(({ commands }) => commands),
    masked: masked || parts.some((part) => part.masked),
  };
}

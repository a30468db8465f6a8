import type { EvidenceCell, FailureRecord } from '../../../record/index.ts';

export interface MatrixColumn {
  readonly cause: string;
  /** The tools that differ between columns: `docker 28.5.2`; empty where nothing differs. */
  readonly versions: readonly string[];
  readonly cells: ReadonlyMap<string, EvidenceCell>;
}

export interface Matrix {
  /** What every trial ran with. */
  readonly everywhere: readonly string[];
  readonly columns: readonly MatrixColumn[];
}

/** The measured cells of a record by column: cause, then tool versions, oldest first. */
export function matrixColumns({ evidence, causes = [] }: FailureRecord): Matrix | undefined {
  const cells = evidence?.cells ?? [];
  if (cells.length === 0) return undefined;
  const toolsets = new Map(cells.map(({ tools }) => [keyOf(tools), tools]));
  const isShared = ([name, version]: readonly [string, string]) =>
    [...toolsets.values()].every((tools) => tools[name] === version);
  const [first = {}] = toolsets.values();
  const versionsOf = (tools: Readonly<Record<string, string>>) =>
    Object.entries(tools)
      .filter((tool) => !isShared(tool))
      .map(([name, version]) => `${name} ${version}`);
  const ordered = [...toolsets].sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true }));
  const causeIds = new Set([...causes.map(({ id }) => id), ...cells.map(({ cause }) => cause)]);
  const columns = [...causeIds].flatMap((cause) =>
    ordered.map(([key, tools]) => ({
      cause,
      versions: versionsOf(tools),
      cells: new Map(
        cells
          .filter((cell) => cell.cause === cause && keyOf(cell.tools) === key)
          .map((cell) => [cell.action, cell]),
      ),
    })),
  );
  return {
    everywhere: Object.entries(first)
      .filter(isShared)
      .map(([name, version]) => `${name} ${version}`),
    columns: columns.filter((column) => column.cells.size > 0),
  };
}

function keyOf(tools: Readonly<Record<string, string>>): string {
  return Object.entries(tools)
    .map(([name, version]) => `${name} ${version}`)
    .sort()
    .join(', ');
}

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compareVersions, versionInRange } from '../evidence/index.ts';
import type { Facility } from './facility.ts';
import type { Reproduction } from './reproduction-schema.ts';
import type { Sandbox } from './sandbox.ts';
import { executableOf, findTool, toolTable, versionIn } from './tool-table.ts';
import { facilityProblem } from './try-facilities.ts';
import { findToolchain, type Toolchain } from './toolchain.ts';

/** One set of tool versions that a reproduction is tried with. */
export interface ToolWorld {
  readonly tools: Readonly<Record<string, string>>;
  readonly toolchain: Toolchain;
}

export interface FoundWorlds {
  readonly worlds: readonly ToolWorld[];
  /** What is not there, as sentences: `git >=2.30: found 2.20.1`. */
  readonly missing: readonly string[];
}

/** Tool → executables to try, the `--tool` options; a folder stands for all the tools in it. */
export type ToolChoices = Readonly<Record<string, readonly string[]>>;

/**
 * Finds the tools that a reproduction needs, asks each for its version in a world like those of the trials, and picks a
 * set for the reproduction, or for each world of its matrix (there: the newest that fits).
 */
export async function findWorlds(
  reproduction: Reproduction,
  sandbox: Sandbox,
  facilities: readonly Facility[],
  choices: ToolChoices = {},
): Promise<FoundWorlds> {
  const misfit = facilities.find(({ sandboxes }) => !sandboxes.includes(sandbox.name));
  if (misfit) {
    const wanted = misfit.sandboxes.join(' or ');
    return { worlds: [], missing: [`${misfit.name}: needs the sandbox ${wanted}, found ${sandbox.name}`] };
  }
  const needs = Object.assign({}, ...facilities.map((facility) => facility.needs), reproduction.needs);
  const unknown = Object.keys(needs).filter((name) => !(name in toolTable()));
  if (unknown.length > 0)
    return { worlds: [], missing: unknown.map((name) => `${name}: not in vocabulary/tools.json`) };
  const reports = facilities.flatMap((facility) => facility.reports ?? []);
  const names = [...Object.keys(needs), ...reports];
  const candidates: ToolWorld[] = [];
  for (const choice of combinations(choices, names)) {
    const toolchain = await findToolchain(names, choice);
    const found = await askVersions(names, toolchain, sandbox, reproduction);
    candidates.push({ toolchain, tools: { ...noneOf(reports), ...found } });
  }
  return startable(choose(reproduction, needs, candidates), reproduction, sandbox, facilities);
}

function choose(
  { matrix }: Reproduction,
  needs: Readonly<Record<string, string>>,
  candidates: readonly ToolWorld[],
): FoundWorlds {
  if (!matrix) {
    const fitting = candidates.filter(({ tools }) => lacking(needs, tools).length === 0);
    const first = candidates[0];
    return { worlds: fitting, missing: fitting.length > 0 || !first ? [] : lacking(needs, first.tools) };
  }
  const picked = matrix.map((row) => pickNewest({ ...needs, ...row }, candidates));
  return {
    worlds: [...new Set(picked.flatMap(({ world }) => world ?? []))],
    missing: picked.flatMap(({ missing }) => missing),
  };
}

/** Leaves out, with the reason, the worlds in which a facility does not start. */
async function startable(
  { worlds, missing }: FoundWorlds,
  reproduction: Reproduction,
  sandbox: Sandbox,
  facilities: readonly Facility[],
): Promise<FoundWorlds> {
  const left: ToolWorld[] = [];
  const problems: string[] = [];
  for (const world of worlds) {
    const problem = await facilityProblem(facilities, world.toolchain, sandbox, reproduction);
    if (problem === undefined) left.push(world);
    else problems.push(problem);
  }
  return { worlds: left, missing: [...missing, ...problems] };
}

function pickNewest(needs: Readonly<Record<string, string>>, candidates: readonly ToolWorld[]) {
  const fitting = candidates.filter(({ tools }) => lacking(needs, tools).length === 0);
  const world = fitting.toSorted((a, b) => newer(b, a, Object.keys(needs)))[0];
  return { world, missing: world || !candidates[0] ? [] : lacking(needs, candidates[0].tools) };
}

function newer(a: ToolWorld, b: ToolWorld, names: readonly string[]): number {
  for (const name of names) {
    const order = compareVersions(a.tools[name] ?? '', b.tools[name] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

function lacking(needs: Readonly<Record<string, string>>, tools: Readonly<Record<string, string>>): string[] {
  return Object.entries(needs).flatMap(([name, range]) => {
    const version = tools[name];
    if (version !== undefined && versionInRange(version, range)) return [];
    if (version !== undefined) return [`${name} ${range}: found ${version}`];
    const { debian } = findTool(name);
    return [`${name} ${range}: not found${debian ? ` (Debian package ${debian})` : ''}`];
  });
}

/** Asked inside a world, with the PATH that the trials will have: what a trial could not find is not there. */
async function askVersions(
  names: readonly string[],
  toolchain: Toolchain,
  sandbox: Sandbox,
  { limits }: Reproduction,
): Promise<Readonly<Record<string, string>>> {
  const world = await sandbox.open({
    network: 'none',
    limits: { ...limits, memory: Math.max(limits.memory, 512) },
    toolchain,
  });
  try {
    const tools: Record<string, string> = {};
    for (const name of names) {
      const tool = findTool(name);
      const { end, output } = await world.run(tool.command, { timeout: 30 });
      const text = new TextDecoder().decode(output);
      const version = end.kind === 'exit' && end.code === 0 ? versionIn(tool, text) : undefined;
      if (version !== undefined) tools[name] = version;
    }
    return tools;
  } finally {
    await world.close();
  }
}

function noneOf(names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, 'none']));
}

/** What PATH gives, then each choice; several tools with choices are combined. */
function combinations(
  choices: ToolChoices,
  names: readonly string[],
): readonly Readonly<Record<string, string>>[] {
  let all: readonly Readonly<Record<string, string>>[] = [{}];
  for (const [name, paths] of Object.entries(choices)) {
    if (!names.includes(name)) continue;
    all = all.flatMap((choice) => paths.map((path) => ({ ...choice, ...chosenIn(path, name, names) })));
  }
  return all;
}

function chosenIn(path: string, name: string, names: readonly string[]): Readonly<Record<string, string>> {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return { [name]: path };
  const found = names
    .map((other) => [other, join(path, executableOf(findTool(other)))] as const)
    .filter(([, executable]) => existsSync(executable));
  return Object.fromEntries(found);
}

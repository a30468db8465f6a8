import type { GraphEdge } from '../../../diagnosis/index.ts';

export interface GraphNode {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** A family of records: a box that holds all of them. */
export interface GraphFamily {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly records: number;
}

export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
  readonly families: readonly GraphFamily[];
}

export interface GraphRecord {
  readonly id: string;
  readonly domain: string;
}

/** One record's place, in units of the layout. */
const cell = { width: 168, height: 30 };
/** Records without a known transition: names while there are few, dots in a raster when there are many. */
const dot = 18;
const mostNamed = 24;
const padding = 20;
const heading = 34;
const gap = 28;

/**
 * Places records so that a thousand can be read: a box for each family, in it each chain of transitions from left to
 * right, and what has no transition as a raster of dots below. No chance takes part: the same corpus gives the same map.
 *
 *     ┌ git ────────────────────┐  ┌ npm ──────┐
 *     │ a ─→ b ─→ c             │  │ f ─→ g    │
 *     │      d ─→ e     · · · · │  │ · · ·     │
 *     └─────────────────────────┘  └───────────┘
 */
export function layoutGraph(records: readonly GraphRecord[], edges: readonly GraphEdge[]): GraphLayout {
  const families = groupBy(records, ({ domain }) => domain);
  const boxes = [...families]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, group]) => familyBox(name, group.map(({ id }) => id).sort(), edges));
  return shelve(boxes);
}

interface Box {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
}

function familyBox(name: string, ids: readonly string[], edges: readonly GraphEdge[]): Box {
  const here = new Set(ids);
  const touched = new Set(edges.flatMap(({ from, to }) => (from === to ? [] : [from, to])));
  const inside = edges.filter(({ from, to }) => from !== to && here.has(from) && here.has(to));
  const chains = componentsOf(
    ids.filter((id) => touched.has(id)),
    inside,
  );
  const lone = ids.filter((id) => !touched.has(id));
  const blocks = chains
    .map((chain) => layered(chain, inside))
    .sort((a, b) => b.height - a.height || b.width - a.width);
  const raster = lone.length <= mostNamed ? listOf(lone) : rasterOf(lone);
  const wide = Math.max(
    cell.width * 2,
    Math.sqrt(blocks.reduce((sum, { width, height }) => sum + width * height, 0)) * 1.25,
    raster.width,
  );
  const placed = pack(blocks, wide, gap);
  const top = padding + heading;
  const rasterTop = top + placed.height + (placed.height > 0 && lone.length > 0 ? gap : 0);
  const nodes = [
    ...placed.nodes.map(({ id, x, y }) => ({ id, x: x + padding, y: y + top })),
    ...raster.nodes.map(({ id, x, y }) => ({ id, x: x + padding, y: y + rasterTop })),
  ];
  return {
    name,
    width: Math.max(placed.width, raster.width, cell.width) + padding * 2,
    height: rasterTop + raster.height + padding,
    nodes,
  };
}

interface Block {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
}

/**
 * One component in columns: what leads stands left of what it leads to, and near it. Layers that would leave most of
 * their box empty (long chains with many branches) are filled up into columns of one height instead.
 */
function layered(ids: readonly string[], edges: readonly GraphEdge[]): Block {
  const own = new Set(ids);
  const directed = edges.filter(({ from, kind }) => own.has(from) && kind === 'leads_to');
  const rank = ranksOf(ids, directed);
  const layers: string[][] = [];
  for (const id of ids) (layers[rank.get(id) ?? 0] ??= []).push(id);
  const filled = ids.length / (layers.length * Math.max(...layers.map(({ length }) => length)));
  const even = Math.max(4, Math.ceil(Math.sqrt(ids.length * 2.2)));
  const columns =
    filled < 0.5 && ids.length > 12
      ? split(layers.flat(), even)
      : layers.flatMap((layer) => split(layer, 14));
  const before = groupBy(directed, ({ to }) => to);
  const row = new Map<string, number>();
  for (const column of columns) {
    const wish = (id: string) => {
      const rows = (before.get(id) ?? []).flatMap(({ from }) => row.get(from) ?? []);
      return rows.length > 0 ? rows.reduce((sum, at) => sum + at, 0) / rows.length : column.indexOf(id);
    };
    const wishes = new Map(column.map((id) => [id, wish(id)]));
    const ordered = column.toSorted((a, b) => (wishes.get(a) ?? 0) - (wishes.get(b) ?? 0));
    for (const [i, id] of ordered.entries()) row.set(id, i);
  }
  const nodes = columns.flatMap((column, x) =>
    column.map((id) => ({
      id,
      x: x * cell.width + 8,
      y: (row.get(id) ?? 0) * cell.height + cell.height / 2,
    })),
  );
  const height = Math.max(...columns.map(({ length }) => length)) * cell.height;
  return { width: columns.length * cell.width, height, nodes };
}

/** The longest way to each record; an edge that closes a circle counts for nothing. */
function ranksOf(ids: readonly string[], edges: readonly GraphEdge[]): ReadonlyMap<string, number> {
  const next = groupBy(edges, ({ from }) => from);
  const rank = new Map<string, number>();
  const open = new Set<string>();
  const before = groupBy(edges, ({ to }) => to);
  const visit = (id: string): number => {
    const known = rank.get(id);
    if (known !== undefined) return known;
    open.add(id);
    const ways = (before.get(id) ?? [])
      .filter(({ from }) => !open.has(from))
      .map(({ from }) => visit(from) + 1);
    open.delete(id);
    const found = Math.max(0, ...ways);
    rank.set(id, found);
    return found;
  };
  // From the ends backwards, so that a chain is not cut where the search happens to begin.
  for (const id of ids.toSorted((a, b) => (next.get(a)?.length ?? 0) - (next.get(b)?.length ?? 0))) visit(id);
  return rank;
}

function componentsOf(ids: readonly string[], edges: readonly GraphEdge[]): readonly (readonly string[])[] {
  const neighbours = new Map<string, string[]>();
  for (const { from, to } of edges) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
  }
  const seen = new Set<string>();
  return ids.flatMap((id) => {
    if (seen.has(id)) return [];
    const component: string[] = [];
    const queue = [id];
    seen.add(id);
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      component.push(next);
      for (const other of neighbours.get(next) ?? []) {
        if (!seen.has(other)) queue.push(other);
        seen.add(other);
      }
    }
    return [component.sort()];
  });
}

function listOf(ids: readonly string[]): Block {
  const columns = ids.length > 8 ? 2 : 1;
  const nodes = ids.map((id, i) => ({
    id,
    x: (i % columns) * cell.width + 8,
    y: Math.floor(i / columns) * (cell.height - 6) + cell.height / 2,
  }));
  const width = Math.min(columns, ids.length) * cell.width;
  return { nodes, width, height: Math.ceil(ids.length / columns) * (cell.height - 6) };
}

function rasterOf(ids: readonly string[]): Block {
  const columns = Math.ceil(Math.sqrt(ids.length) * 1.6);
  const nodes = ids.map((id, i) => ({
    id,
    x: (i % columns) * dot + dot / 2,
    y: Math.floor(i / columns) * dot + dot / 2,
  }));
  const rows = Math.ceil(ids.length / columns);
  return { nodes, width: Math.min(columns, ids.length) * dot, height: rows * dot };
}

/** Blocks in rows of a width. */
function pack(blocks: readonly Block[], width: number, space: number): Block {
  const nodes: GraphNode[] = [];
  let [x, y, rowHeight, used] = [0, 0, 0, 0];
  for (const block of blocks) {
    if (x > 0 && x + block.width > width) {
      [x, y, rowHeight] = [0, y + rowHeight + space, 0];
    }
    for (const node of block.nodes) nodes.push({ id: node.id, x: node.x + x, y: node.y + y });
    x += block.width + space;
    used = Math.max(used, x - space);
    rowHeight = Math.max(rowHeight, block.height);
  }
  return { nodes, width: used, height: y + rowHeight };
}

/** Family boxes on shelves, the tallest first, so that the whole is about as wide as a screen. */
function shelve(boxes: readonly Box[]): GraphLayout {
  const area = boxes.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const wide = Math.max(Math.sqrt(area * 1.75), ...boxes.map(({ width }) => width));
  const nodes: GraphNode[] = [];
  const families: GraphFamily[] = [];
  let [x, y, rowHeight, right] = [0, 0, 0, 0];
  for (const box of boxes.toSorted((a, b) => b.height - a.height || (a.name < b.name ? -1 : 1))) {
    if (x > 0 && x + box.width > wide) [x, y, rowHeight] = [0, y + rowHeight + gap, 0];
    const { name, width, height } = box;
    families.push({ name, x, y, width, height, records: box.nodes.length });
    for (const node of box.nodes)
      nodes.push({ id: node.id, x: Math.round(node.x + x), y: Math.round(node.y + y) });
    x += width + gap;
    right = Math.max(right, x - gap);
    rowHeight = Math.max(rowHeight, height);
  }
  return { width: right, height: y + rowHeight, nodes, families };
}

function split<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

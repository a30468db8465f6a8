import { inert, type GraphEdge } from '../../../diagnosis/index.ts';
import type { GraphFile, GraphFileNode } from '../data/graph-file.ts';
import { lookOf, type EdgeLook } from '../parts/edge-sign.ts';

export interface GraphView {
  /** Where the map's origin lies on the canvas, in CSS pixels. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly chosen: string | undefined;
  readonly over: string | undefined;
}

interface Focus {
  readonly focus: string | undefined;
  /** What the chosen record leads to or comes from. */
  readonly near: ReadonlySet<string>;
  /** Records with a transition: their names stand below them, clear of the lines. */
  readonly linked: ReadonlySet<string>;
}

interface Brush {
  readonly context: CanvasRenderingContext2D;
  readonly view: GraphView;
  readonly width: number;
  readonly height: number;
  readonly color: (name: string) => string;
  readonly font: string;
  readonly mono: string;
}

/** Draws what is in sight: families, then transitions, then records; names where there is room to read them. */
export function drawGraph(canvas: HTMLCanvasElement, graph: GraphFile, view: GraphView): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  const ratio = devicePixelRatio;
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const styles = getComputedStyle(canvas);
  const colors = new Map<string, string>();
  const color = (name: string) => {
    const known = colors.get(name) ?? resolveColor(styles.getPropertyValue(`--${name}`), canvas);
    colors.set(name, known);
    return known;
  };
  const brush: Brush = {
    context,
    view,
    width,
    height,
    color,
    font: styles.fontFamily,
    mono: styles.getPropertyValue('--mono'),
  };
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  const places = new Map(graph.nodes.map((node) => [node.id, node]));
  const focus = view.chosen ?? view.over;
  const near = neighboursOf(graph.edges, focus);
  drawFamilies(brush, graph);
  for (const edge of graph.edges) {
    const from = places.get(edge.from);
    const to = places.get(edge.to);
    if (from && to) drawEdge(brush, edge, from, to, focus);
  }
  const linked = new Set(graph.edges.flatMap(({ from, to }) => (from === to ? [] : [from, to])));
  drawNodes(brush, graph.nodes, { near, focus, linked });
  drawFamilyNames(brush, graph);
}

/** A custom property with `light-dark()` is not a colour to a canvas: let the browser compute one. */
function resolveColor(value: string, canvas: HTMLCanvasElement): string {
  const probe = canvas.style;
  const before = probe.color;
  probe.color = value;
  const found = getComputedStyle(canvas).color;
  probe.color = before;
  return found;
}

function drawFamilies({ context, view, color }: Brush, { families }: GraphFile): void {
  const { scale } = view;
  context.strokeStyle = color('line');
  context.fillStyle = color('raised');
  context.lineWidth = 1;
  for (const { x, y, width, height } of families) {
    context.beginPath();
    context.roundRect(
      view.x + x * scale,
      view.y + y * scale,
      width * scale,
      height * scale,
      Math.max(2, 10 * scale),
    );
    context.fill();
    context.stroke();
  }
}

/** Names of families: in the corner of their box, or, seen from far away, across it like the names on a map. */
function drawFamilyNames({ context, view, color, font }: Brush, { families }: GraphFile): void {
  const { scale } = view;
  const isFar = scale < 0.4;
  const size = isFar ? 12 : Math.min(18, 15 * Math.sqrt(scale));
  context.font = `600 ${size}px ${font}`;
  context.textBaseline = isFar ? 'middle' : 'top';
  context.lineWidth = 4;
  context.lineJoin = 'round';
  context.strokeStyle = color('raised');
  context.fillStyle = color(isFar ? 'ink' : 'soft');
  for (const { name, x, y, width, height, records } of families) {
    const room = width * scale - 4;
    const whole = `${inert(name)} ${records}`;
    const text =
      context.measureText(whole).width <= room ? whole : cut(context, inert(name), Math.max(room, 24));
    const left = isFar ? (x + width / 2) * scale - context.measureText(text).width / 2 : (x + 14) * scale;
    const top = isFar ? (y + height / 2) * scale : (y + 10) * scale;
    context.strokeText(text, view.x + left, view.y + top);
    context.fillText(text, view.x + left, view.y + top);
  }
}

function drawEdge(
  { context, view, color, width, height }: Brush,
  edge: GraphEdge,
  from: GraphFileNode,
  to: GraphFileNode,
  focus: string | undefined,
): void {
  const isNear = focus !== undefined && (edge.from === focus || edge.to === focus);
  const { scale } = view;
  const [x1, y1] = [view.x + from.x * scale, view.y + from.y * scale];
  const [x2, y2] = [view.x + to.x * scale, view.y + to.y * scale];
  if (
    Math.max(x1, x2) < -200 ||
    Math.min(x1, x2) > width + 200 ||
    Math.max(y1, y2) < -200 ||
    Math.min(y1, y2) > height + 200
  )
    return;
  const look = lookOf(edge);
  // Seen from far away, look-alikes of other families would hide what leads to what.
  if (look === 'confused' && scale < 0.35 && !isNear) return;
  context.globalAlpha = focus === undefined || isNear ? 1 : 0.16;
  const { paint, thickness, dashes } = strokes[look];
  context.strokeStyle = color(paint);
  context.lineWidth = thickness * Math.max(0.45, Math.min(1.4, scale)) * (isNear ? 1.5 : 1);
  const dash = Math.max(2, 5 * scale);
  context.setLineDash(dashes.map((length) => (length < 0.5 ? 1.2 : length * dash)));
  context.beginPath();
  const end = edgePath(context, [x1, y1], [x2, y2], edge, scale);
  context.stroke();
  context.setLineDash([]);
  if (look !== 'confused' && (scale > 0.25 || isNear))
    arrow(context, end, Math.max(3, 6 * Math.min(1.2, scale)));
  context.globalAlpha = 1;
}

/** How a transition is drawn, by that on which it rests. Dashes are in lengths of a dash; 0 is a dot. */
const strokes: Readonly<
  Record<EdgeLook, { readonly paint: string; readonly thickness: number; readonly dashes: readonly number[] }>
> = {
  measured: { paint: 'accent', thickness: 2.4, dashes: [] },
  observed: { paint: 'accent', thickness: 1.8, dashes: [2, 0.8, 0, 0.8] },
  claimed: { paint: 'strong-line', thickness: 1.1, dashes: [1, 0.8] },
  confused: { paint: 'strong-line', thickness: 1.1, dashes: [0, 1] },
};

type Point = readonly [number, number];

/** A curve that bends the more the farther it goes back; a circle where it comes back to itself. Gives its end and direction. */
function edgePath(
  context: CanvasRenderingContext2D,
  [x1, y1]: Point,
  [x2, y2]: Point,
  { from, to, kind }: GraphEdge,
  scale: number,
) {
  if (from === to) {
    const radius = 11 * scale;
    context.arc(x1, y1 - radius, radius, Math.PI * 0.6, Math.PI * 2.35);
    return { x: x1 + radius * 0.45, y: y1 - radius * 0.12, angle: Math.PI * 0.85 };
  }
  const isColumn = Math.abs(x2 - x1) < 4;
  if (isColumn || kind === 'confused_with') {
    const [mx, my] = isColumn
      ? [x1 - Math.min(60, 18 + Math.abs(y2 - y1) / 4) * scale, (y1 + y2) / 2]
      : [(x1 + x2) / 2, (y1 + y2) / 2 - 22 * scale];
    context.moveTo(x1, y1);
    context.quadraticCurveTo(mx, my, x2, y2);
    return { x: x2, y: y2, angle: Math.atan2(y2 - my, x2 - mx) };
  }
  const bend = x2 > x1 ? Math.min(60 * scale, (x2 - x1) / 2) : 70 * scale;
  const [ax, ay] = [x1 + bend, y1 + (x2 > x1 ? 0 : -18 * scale)];
  const [bx, by] = [x2 - bend, y2 + (x2 > x1 ? 0 : -18 * scale)];
  const stop = 6 * scale;
  context.moveTo(x1, y1);
  context.bezierCurveTo(ax, ay, bx, by, x2 - stop, y2);
  return { x: x2 - stop, y: y2, angle: Math.atan2(y2 - by, x2 - stop - bx) };
}

function arrow(
  context: CanvasRenderingContext2D,
  { x, y, angle }: { x: number; y: number; angle: number },
  size: number,
): void {
  context.beginPath();
  for (const side of [-0.45, 0.45]) {
    context.moveTo(x, y);
    context.lineTo(x - Math.cos(angle + side) * size, y - Math.sin(angle + side) * size);
  }
  context.stroke();
}

function drawNodes(
  { context, view, color, width, height, mono }: Brush,
  nodes: readonly GraphFileNode[],
  { near, focus, linked }: Focus,
): void {
  const { scale } = view;
  const radius = Math.max(1.4, Math.min(5.5, 4.4 * scale));
  const ink = color('ink');
  const soft = color('mute');
  const paper = color('raised');
  const focusColor = color('focus');
  const size = Math.min(13, 11 * Math.max(0.8, scale));
  context.textBaseline = 'middle';
  for (const { id, x, y } of nodes) {
    const [cx, cy] = [view.x + x * scale, view.y + y * scale];
    if (cx < -160 || cy < -20 || cx > width + 20 || cy > height + 20) continue;
    const isFocus = id === focus;
    const isNear = isFocus || near.has(id);
    context.globalAlpha = focus === undefined || isNear ? 1 : 0.35;
    context.fillStyle = isFocus ? focusColor : near.size > 0 && isNear ? ink : soft;
    context.beginPath();
    context.arc(cx, cy, isFocus ? radius * 1.7 : radius, 0, Math.PI * 2);
    context.fill();
    if (!(isNear && focus !== undefined) && scale < 0.45) continue;
    const name = inert(id.slice(id.indexOf('/') + 1));
    context.font = `${isFocus ? 700 : 400} ${size}px ${mono}`;
    const text = isNear && focus !== undefined ? name : cut(context, name, 148 * scale);
    context.lineWidth = 3.5;
    context.strokeStyle = paper;
    context.lineJoin = 'round';
    context.fillStyle = ink;
    const isLone = scale < 3 && !isNear && isRaster(id, nodes, scale);
    if (isLone) continue;
    const [tx, ty] = linked.has(id) ? [cx - radius, cy + radius + size * 0.72] : [cx + radius + 4, cy];
    context.strokeText(text, tx, ty);
    context.fillText(text, tx, ty);
  }
  context.globalAlpha = 1;
}

let rasterOf: { readonly nodes: readonly GraphFileNode[]; readonly ids: ReadonlySet<string> } | undefined;

/** Whether a record stands so close to its neighbour on the right that its name would cover it. */
function isRaster(id: string, nodes: readonly GraphFileNode[], scale: number): boolean {
  if (rasterOf?.nodes !== nodes) {
    const taken = new Set(nodes.map(({ x, y }) => `${x} ${y}`));
    const close = nodes.filter(
      ({ x, y }) =>
        taken.has(`${x + 18} ${y}`) ||
        taken.has(`${x - 18} ${y}`) ||
        taken.has(`${x} ${y + 18}`) ||
        taken.has(`${x} ${y - 18}`),
    );
    rasterOf = { nodes, ids: new Set(close.map((node) => node.id)) };
  }
  return scale < 8 && rasterOf.ids.has(id);
}

function neighboursOf(edges: readonly GraphEdge[], focus: string | undefined): ReadonlySet<string> {
  if (focus === undefined) return new Set();
  return new Set(edges.flatMap(({ from, to }) => (from === focus ? [to] : to === focus ? [from] : [])));
}

function cut(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (context.measureText(text).width <= room) return text;
  let length = text.length;
  while (length > 1 && context.measureText(`${text.slice(0, length)}…`).width > room)
    length = Math.floor(length * 0.85);
  return `${text.slice(0, length)}…`;
}

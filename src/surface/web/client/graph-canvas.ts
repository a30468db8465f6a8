import type { GraphFile, GraphFileNode } from '../data/graph-file.ts';
import { drawGraph, type GraphView } from './draw-graph.ts';

const smallest = 0.02;
const largest = 4;

/** A map that is moved by dragging, by fingers and by keys, and draws what is in sight. */
export class GraphCanvas {
  readonly #canvas: HTMLCanvasElement;
  readonly #graph: GraphFile;
  readonly #onChoose: (id: string | undefined) => void;
  readonly #pointers = new Map<number, { x: number; y: number }>();
  #view: GraphView = { x: 0, y: 0, scale: 1, chosen: undefined, over: undefined };
  #planned = false;
  #fitted = true;
  #moved = 0;

  constructor(canvas: HTMLCanvasElement, graph: GraphFile, onChoose: (id: string | undefined) => void) {
    this.#canvas = canvas;
    this.#graph = graph;
    this.#onChoose = onChoose;
    this.#listen();
    new ResizeObserver(() => {
      if (this.#fitted) this.fit();
      this.#plan();
    }).observe(canvas);
    document.addEventListener('themechange', () => this.#plan());
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#plan());
  }

  fit(): void {
    const { clientWidth, clientHeight } = this.#canvas;
    const { width, height } = this.#graph;
    const scale = Math.min(1.4, clientWidth / (width + 40), clientHeight / (height + 40));
    this.#move({ scale, x: (clientWidth - width * scale) / 2, y: (clientHeight - height * scale) / 2 });
    this.#fitted = true;
  }

  zoomBy(factor: number, x = this.#canvas.clientWidth / 2, y = this.#canvas.clientHeight / 2): void {
    const { scale } = this.#view;
    const next = Math.max(smallest, Math.min(largest, scale * factor));
    this.#move({
      scale: next,
      x: x - ((x - this.#view.x) / scale) * next,
      y: y - ((y - this.#view.y) / scale) * next,
    });
  }

  goTo(id: string): void {
    const node = this.#graph.nodes.find((one) => one.id === id);
    if (!node) return;
    const { clientWidth, clientHeight } = this.#canvas;
    const scale = Math.max(0.9, Math.min(this.#view.scale, 1.6));
    this.#move({
      scale,
      x: clientWidth / 2 - (node.x + 50) * scale,
      y: clientHeight / 2 - node.y * scale,
      chosen: id,
    });
  }

  #move(change: Partial<GraphView>): void {
    this.#fitted = false;
    this.#view = { ...this.#view, ...change };
    this.#plan();
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    requestAnimationFrame(() => {
      this.#planned = false;
      drawGraph(this.#canvas, this.#graph, this.#view);
    });
  }

  #listen(): void {
    const canvas = this.#canvas;
    canvas.addEventListener('pointerdown', (event) => {
      canvas.setPointerCapture(event.pointerId);
      this.#pointers.set(event.pointerId, place(event));
      this.#moved = 0;
    });
    canvas.addEventListener('pointermove', (event) => this.#drag(event));
    for (const name of ['pointerup', 'pointercancel'] as const) {
      canvas.addEventListener(name, (event) => {
        const wasDown = this.#pointers.delete(event.pointerId);
        if (name === 'pointerup' && wasDown && this.#moved < 5) this.#choose(this.#nodeAt(place(event))?.id);
      });
    }
    canvas.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault();
        this.zoomBy(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), event.offsetX, event.offsetY);
      },
      { passive: false },
    );
    canvas.addEventListener('keydown', (event) => {
      if (this.#key(event.key)) event.preventDefault();
    });
  }

  #key(key: string): boolean {
    const step = 80;
    const { x, y } = this.#view;
    switch (key) {
      case 'ArrowLeft':
        this.#move({ x: x + step });
        return true;
      case 'ArrowRight':
        this.#move({ x: x - step });
        return true;
      case 'ArrowUp':
        this.#move({ y: y + step });
        return true;
      case 'ArrowDown':
        this.#move({ y: y - step });
        return true;
      case '+':
      case '=':
        this.zoomBy(1.4);
        return true;
      case '-':
        this.zoomBy(1 / 1.4);
        return true;
      case '0':
        this.fit();
        return true;
      default:
        return false;
    }
  }

  #drag(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    const now = place(event);
    if (!before) {
      const over = this.#nodeAt(now)?.id;
      if (over !== this.#view.over) {
        this.#view = { ...this.#view, over };
        this.#canvas.classList.toggle('over', over !== undefined);
        this.#plan();
      }
      return;
    }
    this.#moved += Math.abs(now.x - before.x) + Math.abs(now.y - before.y);
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    if (other) {
      const factor = distance(now, other) / Math.max(1, distance(before, other));
      this.zoomBy(factor, (now.x + other.x) / 2, (now.y + other.y) / 2);
    } else {
      this.#move({ x: this.#view.x + now.x - before.x, y: this.#view.y + now.y - before.y });
    }
  }

  #choose(id: string | undefined): void {
    this.#view = { ...this.#view, chosen: id };
    this.#onChoose(id);
    this.#plan();
  }

  #nodeAt({ x, y }: { readonly x: number; readonly y: number }): GraphFileNode | undefined {
    const { scale } = this.#view;
    const at = { x: (x - this.#view.x) / scale, y: (y - this.#view.y) / scale };
    const reach = Math.max(8, 9 / scale);
    let best: GraphFileNode | undefined;
    let nearest = reach;
    for (const node of this.#graph.nodes) {
      const far = distance(node, at);
      if (far < nearest) [best, nearest] = [node, far];
    }
    return best;
  }
}

function place({ offsetX, offsetY }: PointerEvent): { x: number; y: number } {
  return { x: offsetX, y: offsetY };
}

function distance(
  a: { readonly x: number; readonly y: number },
  b: { readonly x: number; readonly y: number },
): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

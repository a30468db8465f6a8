import { inert } from '../../../diagnosis/index.ts';
import type { ShownLine } from './line-index.ts';
import { ScrollMap } from './scroll-map.ts';

export interface Mark {
  readonly first: number;
  readonly last: number;
  readonly kind: 'root' | 'consequence' | 'wrapper' | 'part' | 'found';
}

export interface LogViewOptions {
  readonly place: HTMLElement;
  /** Asks for lines; they come back through `receive`. */
  readonly ask: (first: number, count: number) => void;
  readonly longLine: (characters: number) => string;
}

const overscan = 24;
const askAtOnce = 128;
const keptBlocks = 64;

/** Shows a log of any size: only the lines in sight are in the document, at heights that a browser can bear. */
export class LogView {
  readonly #place: HTMLElement;
  readonly #options: LogViewOptions;
  readonly #spacer = document.createElement('div');
  readonly #rows = document.createElement('div');
  readonly #blocks = new Map<number, readonly ShownLine[]>();
  readonly #asked = new Set<number>();
  readonly #scroll: ScrollMap;
  #pool: HTMLElement[] = [];
  #lines = 0;
  #marks: readonly Mark[] = [];
  #current: Mark | undefined;
  #planned = false;

  constructor(options: LogViewOptions) {
    this.#options = options;
    this.#place = options.place;
    this.#spacer.className = 'log-spacer';
    this.#rows.className = 'log-rows';
    this.#spacer.append(this.#rows);
    this.#place.replaceChildren(this.#spacer);
    this.#scroll = new ScrollMap(this.#place, this.#spacer, () => this.#plan());
    new ResizeObserver(() => this.#plan()).observe(this.#place);
  }

  /** Starts with a new log. */
  clear(): void {
    this.#lines = 0;
    this.#marks = [];
    this.#current = undefined;
    this.#blocks.clear();
    this.#asked.clear();
    this.#scroll.resize(0, this.#rowHeight());
    this.#plan();
  }

  /** So many lines are known by now. */
  set lines(lines: number) {
    // The last block grows while the log is read.
    this.#forget(blockOf(this.#lines));
    this.#lines = lines;
    this.#rows.style.setProperty('--digits', String(String(lines).length));
    this.#scroll.resize(lines, this.#rowHeight());
    this.#plan();
  }

  set marks(marks: readonly Mark[]) {
    this.#marks = marks;
    this.#plan();
  }

  receive(first: number, lines: readonly ShownLine[]): void {
    const block = blockOf(first);
    this.#asked.delete(block);
    if (lines.length > 0) this.#blocks.set(block, lines);
    for (const old of this.#blocks.keys()) {
      if (this.#blocks.size <= keptBlocks) break;
      this.#blocks.delete(old);
    }
    this.#plan();
  }

  /** Brings lines into sight and marks them as the present ones. */
  show(mark: Mark): void {
    this.#current = mark;
    this.#scroll.goTo(mark.first - 1, mark.last - 1);
    this.#plan();
  }

  #plan(): void {
    if (this.#planned) return;
    this.#planned = true;
    requestAnimationFrame(() => {
      this.#planned = false;
      this.#draw();
    });
  }

  #draw(): void {
    const height = this.#rowHeight();
    const { top, view } = this.#scroll;
    const first = Math.max(0, Math.floor(top / height) - overscan);
    const last = Math.min(this.#lines, Math.ceil((top + view) / height) + overscan);
    this.#rows.style.transform = `translateY(${this.#scroll.offsetOf(first)}px)`;
    const count = Math.max(0, last - first);
    while (this.#pool.length < count) this.#pool.push(newRow());
    for (let i = 0; i < count; i++) this.#fill(this.#pool[i], first + i + 1);
    if (this.#rows.childElementCount !== count) this.#rows.replaceChildren(...this.#pool.slice(0, count));
    if (count === 0) return;
    for (let block = blockOf(first + 1); block <= blockOf(last); block++) this.#want(block);
  }

  #want(block: number): void {
    if (this.#blocks.has(block) || this.#asked.has(block)) return;
    this.#asked.add(block);
    this.#options.ask(block * askAtOnce + 1, askAtOnce);
  }

  #forget(block: number): void {
    this.#blocks.delete(block);
    this.#asked.delete(block);
  }

  #fill(row: HTMLElement | undefined, line: number): void {
    const [number, text] = row?.children ?? [];
    if (!row || !number || !text) return;
    const shown = this.#blocks.get(blockOf(line))?.[(line - 1) % askAtOnce];
    const kind = this.#marks.find(({ first, last }) => line >= first && line <= last)?.kind ?? '';
    const isCurrent = this.#current && line >= this.#current.first && line <= this.#current.last;
    const state = `${kind && ` marked marked-${kind}`}${isCurrent ? ' current' : ''}`;
    setText(number, String(line));
    setText(text, shown ? textOf(shown, this.#options.longLine) : '');
    const name = `log-row${state}`;
    if (row.className !== name) row.className = name;
  }

  #rowHeight(): number {
    const height = Number.parseFloat(getComputedStyle(this.#place).lineHeight);
    return Number.isFinite(height) && height > 4 ? height : 20;
  }
}

function blockOf(line: number): number {
  return Math.floor((Math.max(1, line) - 1) / askAtOnce);
}

function newRow(): HTMLElement {
  const row = document.createElement('div');
  const number = document.createElement('span');
  const text = document.createElement('span');
  number.className = 'log-no';
  text.className = 'log-text';
  row.append(number, text);
  return row;
}

function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function textOf({ text, more }: ShownLine, longLine: (characters: number) => string): string {
  return more > 0 ? inert(text) + longLine(more) : inert(text);
}

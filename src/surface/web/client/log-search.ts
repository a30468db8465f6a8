import { words } from './page-words.ts';
import { part } from './parts.ts';

export interface LogSearchOptions {
  readonly ask: (query: string) => void;
  readonly onShow: (line: number) => void;
}

/** Search within the log: Enter goes on to the next line that holds the text, Shift + Enter back. */
export class LogSearch {
  readonly #options: LogSearchOptions;
  readonly #field: HTMLInputElement;
  readonly #place: HTMLElement;
  #query = '';
  #lines: readonly number[] = [];
  #more = false;
  #at = -1;

  constructor(root: ParentNode, options: LogSearchOptions) {
    this.#options = options;
    this.#field = part(root, 'search', HTMLInputElement);
    this.#place = part(root, 'search-place', HTMLElement);
    this.#field.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      this.#go(event.shiftKey ? -1 : 1);
    });
    part(root, 'search-form', HTMLFormElement).addEventListener('submit', (event) => event.preventDefault());
  }

  clear(): void {
    this.#query = '';
    this.#lines = [];
    this.#field.value = '';
    this.#place.textContent = '';
  }

  receive(query: string, lines: readonly number[], more: boolean): void {
    if (query !== this.#query) return;
    this.#lines = lines;
    this.#more = more;
    this.#at = -1;
    this.#step(1);
  }

  #go(by: number): void {
    const query = this.#field.value;
    if (query === '') return;
    if (query === this.#query) {
      this.#step(by);
      return;
    }
    this.#query = query;
    this.#lines = [];
    this.#place.textContent = '…';
    this.#options.ask(query);
  }

  #step(by: number): void {
    const { length } = this.#lines;
    if (length === 0) {
      this.#place.textContent = words.paste.searchNone;
      return;
    }
    this.#at = (this.#at + by + length) % length;
    this.#place.textContent = words.paste.searchFound(this.#at + 1, length, this.#more);
    this.#options.onShow(this.#lines[this.#at] ?? 1);
  }
}

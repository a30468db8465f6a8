/** Browsers draw no element that is much higher (Firefox 17.9 million pixels, Chromium 33.5 million). */
const highest = 6_000_000;

/**
 * Maps a scrollbar to a content that may be higher than a browser can make an element. Where it is not, scrolling is
 * the browser's own. Where it is, small moves (wheel, keys, a finger) are taken one to one, large ones (the scrollbar's
 * thumb) in proportion; when the reader rests, the thumb is put where it belongs.
 */
export class ScrollMap {
  readonly #place: HTMLElement;
  readonly #spacer: HTMLElement;
  #rows = 0;
  #rowHeight = 20;
  #top = 0;
  #lastScroll = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(place: HTMLElement, spacer: HTMLElement, onMove: () => void) {
    this.#place = place;
    this.#spacer = spacer;
    place.addEventListener(
      'scroll',
      () => {
        this.#follow();
        onMove();
      },
      { passive: true },
    );
    // Browsers scroll there in steps that grow small, which would count as small moves.
    place.addEventListener('keydown', (event) => {
      if ((event.key !== 'Home' && event.key !== 'End') || event.target !== place) return;
      event.preventDefault();
      this.#top = event.key === 'Home' ? 0 : this.#lastTop;
      this.#settle();
      onMove();
    });
  }

  /** Where the content is scrolled to, in its own pixels. */
  get top(): number {
    return this.#top;
  }

  get view(): number {
    return this.#place.clientHeight;
  }

  resize(rows: number, rowHeight: number): void {
    this.#rows = rows;
    this.#rowHeight = rowHeight;
    this.#spacer.style.height = `${this.#drawn}px`;
    this.#top = Math.min(this.#top, this.#lastTop);
    this.#settle();
  }

  /** Where a row is drawn, in pixels of the scrolled element. */
  offsetOf(row: number): number {
    return this.#scaled ? this.#lastScroll + row * this.#rowHeight - this.#top : row * this.#rowHeight;
  }

  /** Brings rows into the upper third. */
  goTo(first: number, last: number): void {
    const from = first * this.#rowHeight;
    const to = (last + 1) * this.#rowHeight;
    const isSeen = from >= this.#top && to <= this.#top + this.view;
    if (isSeen) return;
    this.#top = Math.max(0, Math.min(this.#lastTop, from - this.view / 3));
    this.#settle();
  }

  get #whole(): number {
    return this.#rows * this.#rowHeight;
  }
  get #drawn(): number {
    return Math.min(this.#whole, highest);
  }
  get #scaled(): boolean {
    return this.#whole > highest;
  }
  get #lastTop(): number {
    return Math.max(0, this.#whole - this.view);
  }
  get #lastDrawn(): number {
    return Math.max(0, this.#drawn - this.view);
  }

  #follow(): void {
    const { scrollTop } = this.#place;
    const moved = scrollTop - this.#lastScroll;
    this.#lastScroll = scrollTop;
    if (!this.#scaled) {
      this.#top = scrollTop;
      return;
    }
    const isNear = Math.abs(moved) <= this.view * 1.5;
    const next = isNear ? this.#top + moved : (scrollTop / this.#lastDrawn) * this.#lastTop;
    this.#top = Math.max(0, Math.min(this.#lastTop, next));
    const isAtEnd = scrollTop <= 0 || scrollTop >= this.#lastDrawn - 1;
    const isAtItsEnd = this.#top <= 0 || this.#top >= this.#lastTop;
    clearTimeout(this.#settling);
    if (isAtEnd !== isAtItsEnd) this.#settle();
    else this.#settling = setTimeout(() => this.#settle(), 150);
  }

  /** Puts the thumb where the content is. */
  #settle(): void {
    const at = this.#scaled ? (this.#top / this.#lastTop) * this.#lastDrawn : this.#top;
    if (Math.abs(at - this.#place.scrollTop) > 1) this.#place.scrollTop = at;
    this.#lastScroll = this.#place.scrollTop;
  }
}

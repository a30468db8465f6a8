/** Templates remembered; a log with more kinds of telling lines than this is read anew. */
const remembered = 50_000;
/** A power of two: a message of a few lines needs no more. */
const smallest = 16;
const factor = 0x9e3779b1;

/** How much the lines of each template tell: a hash table on flat arrays, for it is asked for every line with a cue. */
export class TemplateWeights {
  #templates = new Int32Array(smallest);
  /** NaN where the place is free. */
  #weights = new Float64Array(smallest).fill(Number.NaN);
  #count = 0;

  get(template: number): number | undefined {
    const weight = this.#weights[this.#placeOf(template)] ?? Number.NaN;
    return Number.isNaN(weight) ? undefined : weight;
  }

  set(template: number, weight: number): void {
    if (this.#count >= remembered) this.#resize(smallest);
    else if (2 * this.#count >= this.#templates.length) this.#resize(4 * this.#templates.length);
    this.#put(template, weight);
  }

  #put(template: number, weight: number): void {
    const place = this.#placeOf(template);
    if (Number.isNaN(this.#weights[place])) this.#count++;
    this.#templates[place] = template;
    this.#weights[place] = weight;
  }

  /** Where a template is, or would be. */
  #placeOf(template: number): number {
    const mask = this.#templates.length - 1;
    let place = (Math.imul(template, factor) >>> 7) & mask;
    while (this.#templates[place] !== template && !Number.isNaN(this.#weights[place]))
      place = (place + 1) & mask;
    return place;
  }

  /** To more places with what is known, or to fewer with nothing. */
  #resize(size: number): void {
    const [templates, weights] = [this.#templates, this.#weights];
    this.#templates = new Int32Array(size);
    this.#weights = new Float64Array(size).fill(Number.NaN);
    this.#count = 0;
    if (size < templates.length) return;
    for (const [place, weight] of weights.entries())
      if (!Number.isNaN(weight)) this.#put(templates[place] ?? 0, weight);
  }
}

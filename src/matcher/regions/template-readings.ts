/** Templates remembered, as many as leave the table in the cache; a log with more kinds of telling lines is read anew. */
const remembered = 32_000;
/** A power of two: a message of a few lines needs no more. */
const smallest = 16;
const factor = 0x9e3779b1;

/** What the lines of each template say, as a number from 1 to 255: a hash table on flat arrays, for every line with a cue asks. */
export class TemplateReadings {
  #templates = new Int32Array(smallest);
  /** 0 where the place is free. */
  #readings = new Uint8Array(smallest);
  #count = 0;

  /** 0 where it is not known. */
  get(template: number): number {
    return this.#readings[this.#placeOf(template)] ?? 0;
  }

  set(template: number, reading: number): void {
    if (this.#count >= remembered) this.#resize(smallest);
    else if (2 * this.#count >= this.#templates.length) this.#resize(16 * this.#templates.length);
    this.#put(template, reading);
  }

  #put(template: number, reading: number): void {
    const place = this.#placeOf(template);
    if (this.#readings[place] === 0) this.#count++;
    this.#templates[place] = template;
    this.#readings[place] = reading;
  }

  /** Where a template is, or would be. */
  #placeOf(template: number): number {
    const mask = this.#templates.length - 1;
    let place = (Math.imul(template, factor) >>> 7) & mask;
    while (this.#templates[place] !== template && this.#readings[place] !== 0) place = (place + 1) & mask;
    return place;
  }

  /** To more places with what is known, or to fewer with nothing. */
  #resize(size: number): void {
    const [templates, readings] = [this.#templates, this.#readings];
    this.#templates = new Int32Array(size);
    this.#readings = new Uint8Array(size);
    this.#count = 0;
    if (size < templates.length) return;
    for (let place = 0; place < readings.length; place++) {
      const reading = readings[place] ?? 0;
      if (reading !== 0) this.#put(templates[place] ?? 0, reading);
    }
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Asset {
  readonly type: string;
  readonly body: Uint8Array;
}

/** The scripts and styles that the build made of `client/`, by their file names with digests. */
export interface Assets {
  readonly names: readonly string[];
  /** `paste.js` → `paste-3KQ2ZXWV.js` */
  nameOf(plain: string): string;
  find(name: string): Asset | undefined;
}

const folder = new URL('../../../web/', import.meta.url);

export function openAssets(): Assets {
  const names = readdirSync(folder)
    .filter((name) => /-[0-9A-Z]{8}\.\w+$/.test(name))
    .sort();
  const byPlain = new Map(names.map((name) => [name.replace(/-[0-9A-Z]{8}(?=\.\w+$)/, ''), name]));
  return {
    names,
    nameOf(plain) {
      const name = byPlain.get(plain);
      if (name === undefined)
        throw new RangeError(`Expected ${plain} among the built assets, found ${names.join(', ')}`);
      return name;
    },
    find: (name) =>
      names.includes(name)
        ? { type: mediaType(name), body: readFileSync(fileURLToPath(new URL(name, folder))) }
        : undefined,
  };
}

/** What the build left beside the assets: the results that the quality page shows, and a log to try. */
export function readBuilt(name: 'measurements.json' | 'example.log'): string | undefined {
  try {
    return readFileSync(fileURLToPath(new URL(name, folder)), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

export function mediaType(name: string): string {
  const types: Readonly<Record<string, string>> = {
    html: 'text/html; charset=utf-8',
    css: 'text/css; charset=utf-8',
    js: 'text/javascript; charset=utf-8',
    json: 'application/json; charset=utf-8',
    ndjson: 'application/x-ndjson; charset=utf-8',
    svg: 'image/svg+xml',
    txt: 'text/plain; charset=utf-8',
    log: 'text/plain; charset=utf-8',
    xml: 'application/xml; charset=utf-8',
    wasm: 'application/wasm',
  };
  return types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}

import { readdir } from 'node:fs/promises';
import type { Machine } from '../machine.ts';
import { findPlace, type Place } from './find-place.ts';

/** Names that one `*` stands for at most. */
const most = 200;

/**
 * The places that a path with `*` in its names stands for; one without is a single place, there or not. Each is held to the rules of
 * `findPlace`.
 */
export async function findPlaces(text: string, machine: Machine): Promise<readonly Place[]> {
  if (!text.includes('*')) return [await findPlace(text, machine)];
  let paths: readonly string[] = ['.'];
  for (const name of text.split('/')) {
    const next = await Promise.all(paths.map(async (path) => expand(path, name, machine)));
    paths = next.flat().slice(0, most);
  }
  const places = await Promise.all(paths.map(async (path) => findPlace(path, machine)));
  return places.filter(({ stats }) => stats !== undefined);
}

async function expand(folder: string, pattern: string, machine: Machine): Promise<readonly string[]> {
  if (!pattern.includes('*')) return [`${folder}/${pattern}`];
  const { path } = await findPlace(folder, machine);
  const names = await readdir(path).catch(() => []);
  return names
    .filter((name) => name !== 'node_modules' && !name.startsWith('.') && fits(name, pattern))
    .map((name) => `${folder}/${name}`);
}

/** One `*` in a name: what stands before and after it. */
function fits(name: string, pattern: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.at(-1) ?? '';
  return name.length >= head.length + tail.length && name.startsWith(head) && name.endsWith(tail);
}

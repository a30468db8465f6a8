import { checksum } from './checksum.ts';
import {
  entrySize,
  headerSize,
  looseSections,
  magic,
  sectionNames,
  version,
  type SectionName,
} from './layout.ts';
import { sha256 } from './sha256.ts';

/** Joins sections into one file. The same sections give the same bytes. */
export function writeSections(sections: Readonly<Record<SectionName, Uint8Array>>): Uint8Array {
  const tableEnd = headerSize + sectionNames.length * entrySize;
  let size = align(tableEnd);
  const places = sectionNames.map((name) => {
    const place = size;
    size = align(size + sections[name].length);
    return { name, place, bytes: sections[name] };
  });
  const file = new Uint8Array(size);
  const view = new DataView(file.buffer);
  for (const [i, { name, place, bytes }] of places.entries()) {
    file.set(bytes, place);
    const entry = headerSize + i * entrySize;
    view.setFloat64(entry, place, true);
    view.setFloat64(entry + 8, bytes.length, true);
    view.setUint32(entry + 16, looseSections.has(name) ? 0 : checksum(bytes), true);
  }
  file.set(new TextEncoder().encode(magic), 0);
  view.setUint32(8, version, true);
  view.setUint32(12, sectionNames.length, true);
  view.setFloat64(16, size, true);
  file.set(sha256(file.subarray(tableEnd)), 24);
  view.setUint32(56, headerChecksum(file.subarray(0, tableEnd)), true);
  return file;
}

/** Over the header before the sum itself, and over the section table. */
export function headerChecksum(head: Uint8Array): number {
  const covered = new Uint8Array(head.length - 4);
  covered.set(head.subarray(0, 56));
  covered.set(head.subarray(60), 56);
  return checksum(covered);
}

function align(offset: number): number {
  return Math.ceil(offset / 8) * 8;
}

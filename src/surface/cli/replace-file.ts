import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** Writes a file whole or not at all: whoever reads it meanwhile sees the old one. */
export function replaceFile(file: string, content: string | Uint8Array): void {
  const draft = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(draft, content);
    renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

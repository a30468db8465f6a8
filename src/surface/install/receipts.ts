import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import type { Edit } from './edit/edit.ts';
import { missingFolders, removeText, writeText } from './files.ts';

/** What was done to one file, so that it can be undone to the byte. It holds our own words and no others. */
export interface FileReceipt {
  readonly path: string;
  /** The file was not there before. */
  readonly created: boolean;
  /** Folders made for it, outermost first. */
  readonly folders: readonly string[];
  readonly edits: readonly Edit[];
  /** SHA-256 of the text after them. */
  readonly after: string;
  /** Hosts that want it. */
  readonly hosts: readonly string[];
}

export class Receipts {
  readonly #file: string;
  readonly #files: Map<string, FileReceipt>;
  /** Made for the receipts themselves. */
  readonly #folders: readonly string[];

  /** @param env `$XDG_DATA_HOME/wayout/installs.json`, or where this system keeps such things */
  constructor(env: NodeJS.ProcessEnv) {
    const home = env['HOME'] || homedir();
    const local =
      process.platform === 'win32' ? env['LOCALAPPDATA'] || join(home, 'AppData', 'Local') : undefined;
    this.#file = join(
      env['XDG_DATA_HOME'] || local || join(home, '.local', 'share'),
      'wayout',
      'installs.json',
    );
    const { files, folders } = read(this.#file);
    this.#files = new Map(files.map((receipt) => [receipt.path, receipt]));
    this.#folders = existsSync(this.#file) ? folders : missingFolders(dirname(this.#file));
  }

  find(path: string): FileReceipt | undefined {
    return this.#files.get(path);
  }

  set(receipt: FileReceipt): void {
    this.#files.set(receipt.path, receipt);
  }

  /** Folders that were made for it and still hold another file of ours go with that one. */
  delete(path: string): void {
    const folders = this.find(path)?.folders ?? [];
    this.#files.delete(path);
    for (const folder of folders) {
      const heir = [...this.#files.values()].find((one) => one.path.startsWith(folder + sep));
      if (!heir) continue;
      const outermostFirst = [...new Set([...heir.folders, folder])].sort((a, b) => a.length - b.length);
      this.set({ ...heir, folders: outermostFirst });
    }
  }

  /** Before the files that they are about: whoever is stopped between the two can still undo. The last one goes entirely. */
  save(): void {
    const files = [...this.#files.values()];
    if (files.length === 0) removeText(this.#file, this.#folders);
    else writeText(this.#file, `${JSON.stringify({ version: 1, folders: this.#folders, files }, null, 2)}\n`);
  }
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A damaged file is no receipt: uninstalling then finds our entries by their look. */
function read(file: string): { readonly files: readonly FileReceipt[]; readonly folders: readonly string[] } {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { files, folders } = { files: [], folders: [], ...(typeof value === 'object' ? value : {}) };
    return {
      files: Array.isArray(files) ? files.filter(isReceipt) : [],
      folders: isTexts(folders) ? folders : [],
    };
  } catch {
    return { files: [], folders: [] };
  }
}

function isReceipt(value: unknown): value is FileReceipt {
  if (typeof value !== 'object' || value === null) return false;
  const { path, created, folders, edits, after, hosts } = {
    path: 0,
    created: 0,
    folders: 0,
    edits: 0,
    after: 0,
    hosts: 0,
    ...value,
  };
  return (
    typeof path === 'string' &&
    typeof created === 'boolean' &&
    typeof after === 'string' &&
    isTexts(folders) &&
    isTexts(hosts) &&
    Array.isArray(edits) &&
    edits.every(isEdit)
  );
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function isEdit(value: unknown): value is Edit {
  if (typeof value !== 'object' || value === null) return false;
  const { offset, removed, inserted } = { offset: '', removed: 0, inserted: 0, ...value };
  return typeof offset === 'number' && typeof removed === 'string' && typeof inserted === 'string';
}

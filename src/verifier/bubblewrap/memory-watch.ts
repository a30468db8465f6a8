import { readdirSync, readFileSync } from 'node:fs';

const pageSize = 4096;
const mebibyte = 1024 * 1024;

/**
 * Looks four times a second at the memory of a process and all its descendants and calls `exceeded` once it is above the
 * limit. Anonymous memory only: what is shared (code, tmpfs) is limited elsewhere and would be counted many times.
 * @returns Ends the watch.
 */
export function watchMemory(pid: number, mebibytes: number, exceeded: () => void): () => void {
  const timer = setInterval(() => {
    if (anonymousMemory(pid) <= mebibytes * mebibyte) return;
    clearInterval(timer);
    exceeded();
  }, 250);
  timer.unref();
  return () => clearInterval(timer);
}

function anonymousMemory(root: number): number {
  let bytes = 0;
  for (const pid of descendants(root)) bytes += anonymousMemoryOf(pid);
  return bytes;
}

function anonymousMemoryOf(pid: number): number {
  const [, resident = '0', shared = '0'] = read(`/proc/${pid}/statm`).split(' ');
  return (Number(resident) - Number(shared)) * pageSize;
}

function descendants(root: number): readonly number[] {
  const found = [root];
  for (let i = 0; i < found.length; i++)
    for (const thread of list(`/proc/${found[i]}/task`))
      for (const child of read(`/proc/${found[i]}/task/${thread}/children`).split(' '))
        if (child) found.push(Number(child));
  return found;
}

// A process may end between two looks; then it holds nothing.
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function list(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

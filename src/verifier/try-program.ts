import { execFile } from 'node:child_process';

export type Tried =
  | { readonly kind: 'ok'; readonly output: string }
  | { readonly kind: 'missing' }
  | { readonly kind: 'failed'; readonly output: string };

/** Runs a program of the host that answers at once, and says how it went. */
export function tryProgram(program: string, args: readonly string[]): Promise<Tried> {
  return new Promise((resolve) => {
    execFile(program, [...args], { timeout: 15_000 }, (error, stdout, stderr) => {
      if (!error) resolve({ kind: 'ok', output: stdout });
      else if (error.code === 'ENOENT') resolve({ kind: 'missing' });
      else resolve({ kind: 'failed', output: stderr || stdout || error.message });
    });
  });
}

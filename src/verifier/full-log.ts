import { maskSecrets } from '../evidence/index.ts';
import type { StepResult } from './sandbox.ts';

/** Everything a trial did and printed, in order, as one text. */
export class FullLog {
  readonly #parts: string[] = [];

  step(name: string, shell: string, { end, output }: StepResult): void {
    const ending = end.kind === 'exit' ? `exit ${end.code}` : `stopped: ${end.kind} limit`;
    this.#parts.push(`== ${name}\n${shell.replaceAll(/^/gm, '$ ')}\n${decode(output)}== ${ending}\n`);
  }

  output(name: string, output: Uint8Array): void {
    this.#parts.push(`== ${name}\n${decode(output)}`);
  }

  note(text: string): void {
    this.#parts.push(`== ${text}\n`);
  }

  /** The whole log, secrets masked. */
  text(): string {
    return maskSecrets(this.#parts.join(''));
  }
}

function decode(output: Uint8Array): string {
  const text = new TextDecoder().decode(output);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

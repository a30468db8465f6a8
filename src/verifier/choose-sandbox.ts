import { createBubblewrapSandbox } from './bubblewrap/bubblewrap-sandbox.ts';
import { createContainerSandbox } from './container/container-sandbox.ts';
import type { Sandbox } from './sandbox.ts';
import { createUnsafeHostSandbox } from './unsafe-host/unsafe-host-sandbox.ts';
import { VerifierError } from './verifier-error.ts';

export interface SandboxChoice {
  /** @default 'any': bubblewrap where it works, else a container; never the bare host */
  readonly sandbox?: 'any' | Sandbox['name'];
  /** Image for the container sandbox: it must hold bash and the tools. */
  readonly image?: string;
}

/**
 * A sandbox that works on this machine.
 * @throws {VerifierError} `no_sandbox`, with what to install.
 */
export async function chooseSandbox({ sandbox = 'any', image }: SandboxChoice = {}): Promise<Sandbox> {
  if (sandbox === 'unsafe-host') return createUnsafeHostSandbox();
  const all = [createBubblewrapSandbox(), createContainerSandbox(image === undefined ? {} : { image })];
  const problems: string[] = [];
  for (const candidate of all.filter(({ name }) => sandbox === 'any' || sandbox === name)) {
    const problem = await candidate.problem();
    if (problem === undefined) return candidate;
    problems.push(problem);
  }
  throw new VerifierError(
    'no_sandbox',
    `Nothing was run: no sandbox on this machine.\n  ${problems.join('\n  ')}\n` +
      '  --unsafe-host runs without one, on your files.',
  );
}

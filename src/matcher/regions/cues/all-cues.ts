import { anything } from './anything.ts';
import { compilers } from './compilers.ts';
import type { Cue } from './cue.ts';
import { exceptions } from './exceptions.ts';
import { linters } from './linters.ts';
import { packages } from './packages.ts';
import { systems } from './systems.ts';
import { testRunners } from './test-runners.ts';

/** Every form of failure that is known, tool by tool. */
export const allCues: readonly Cue[] = [
  ...compilers,
  ...testRunners,
  ...linters,
  ...packages,
  ...systems,
  ...exceptions,
  ...anything,
];

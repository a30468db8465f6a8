import type { StepEvent, Structure } from './step-event.ts';

/** Folds and timers, and one verdict a command. Documented in travis-build's shell functions. */
export const travis: Structure = {
  name: 'travis',
  literals: [
    'travis_time:start:',
    'travis_fold:start:cache.0',
    'travis_fold:start:after_',
    'travis_fold:start:before_cache',
    'travis_fold:start:deploy',
    '" exited with 0',
    'failed and exited with',
    'failed. retrying',
    'your build exited',
    'no output has been',
    'exceeded the maximum',
  ],
  read: readTravis,
  always: true,
};

function readTravis(line: string): StepEvent | undefined {
  // A marker and the verdict may share a line: between them stood a carriage return.
  const [, code] = /" exited with (\d+)\.$/.exec(line) ?? [];
  if (code !== undefined) return code === '0' ? 'passed' : 'failed';
  if (givesUp.test(line)) return 'failed';
  if (/travis_fold:start:(?:cache\.[2-9]|after_|before_cache|deploy)/.test(line)) return 'aftermath';
  if (line.includes('travis_time:start:')) return 'begin';
  return line.startsWith('Done. Your build exited with') ? 'aftermath' : undefined;
}

const givesUp =
  /" failed\. Retrying|" failed and exited with|(?:^| )No output has been received|exceeded the maximum (?:time|log)/;

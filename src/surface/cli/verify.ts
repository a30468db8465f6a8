import { mkdirSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { availableParallelism } from 'node:os';
import { loadCorpus } from '../../corpus/index.ts';
import {
  assertExecutable,
  cacheFolder,
  chooseSandbox,
  unsafeHostMeaning,
  verifyRecords,
  type Sandbox,
  type ToolChoices,
  type VerifyOptions,
} from '../../verifier/index.ts';
import { CliError, type Invocation, type Terminal } from './command.ts';
import { styleOf } from './presentation.ts';
import { printDryRun } from './verify-dry-run.ts';
import { createProgress } from './verify-progress.ts';
import { exitCodeOf, renderVerification } from './verify-report.ts';
import { selectRecords } from './verify-selection.ts';
import { version } from './version.ts';
import { jsonText } from './json-text.ts';

/** `wayout verify` */
export async function runVerify(invocation: Invocation, terminal: Terminal): Promise<number> {
  const root = invocation.text('records') ?? 'records';
  const { records, broken } = selectRecords(root, invocation);
  for (const { file, message } of broken) terminal.stderr.write(`wayout: left out ${file}: ${message}\n`);
  if (invocation.flag('dry-run')) return printDryRun(records, filterOf(invocation), terminal);
  assertExecutable(root, { cwd: process.cwd() });
  for (const { folder } of records) assertExecutable(folder, { cwd: process.cwd() });
  const sandbox = await askForSandbox(invocation, terminal);
  const stop = new AbortController();
  const release = onInterrupt(() => stop.abort());
  const progress = createProgress(terminal);
  try {
    const verification = await verifyRecords(records, {
      ...optionsOf(invocation),
      sandbox,
      pack: loadCorpus(root).pack,
      signal: stop.signal,
      onPlan: progress.onPlan,
      onTrial: progress.onTrial,
      ...(invocation.flag('keep') && { keep: keepIn(join(cacheFolder(), 'kept'), terminal) }),
    });
    progress.end();
    const json = invocation.text('format') === 'json';
    const text = renderVerification(verification, { style: styleOf(terminal.stdout, terminal) });
    terminal.stdout.write(json ? `${jsonText(verification, 2)}\n` : text);
    return exitCodeOf(verification, broken.length);
  } catch (error) {
    progress.end();
    if (!stop.signal.aborted) throw error;
    const kept = invocation.flag('check') ? 'nothing was written' : 'finished trials are in the ledgers';
    terminal.stderr.write(`wayout: stopped; ${kept}, nothing is left running\n`);
    return 130;
  } finally {
    release();
  }
}

function optionsOf(
  invocation: Invocation,
): Pick<VerifyOptions, 'filter' | 'repeat' | 'jobs' | 'tools' | 'only' | 'ledger' | 'version'> {
  const only = invocation.flag('stale') ? 'stale' : invocation.flag('changed') ? 'changed' : 'all';
  return {
    filter: filterOf(invocation),
    repeat: count(invocation, 'repeat') ?? 2,
    jobs: count(invocation, 'jobs') ?? availableParallelism(),
    tools: toolsOf(invocation.texts('tool')),
    only,
    ledger: invocation.flag('check') ? 'compare' : 'append',
    version: version(),
  };
}

function filterOf(invocation: Invocation) {
  const causes = invocation.texts('cause');
  const actions = invocation.texts('action');
  const onlyChecks = invocation.flag('only-checks');
  if (onlyChecks && actions.length > 0)
    throw new CliError('usage', 'Expected --action or --only-checks, found both');
  return {
    ...(causes.length > 0 && { causes }),
    ...((actions.length > 0 || onlyChecks) && { actions }),
  };
}

function count(invocation: Invocation, name: string): number | undefined {
  const text = invocation.text(name);
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  throw new CliError('usage', `Expected --${name} to be a number from 1 to 999, found "${text}"`);
}

function toolsOf(pairs: readonly string[]): ToolChoices {
  const tools: Record<string, string[]> = {};
  for (const pair of pairs) {
    const [, name, path] = /^([^=]+)=(\/.+)$/.exec(pair) ?? [];
    if (name === undefined || path === undefined)
      throw new CliError(
        'usage',
        `Expected --tool NAME=/path/to/executable or a folder of them, found "${pair}"`,
      );
    (tools[name] ??= []).push(path);
  }
  return tools;
}

async function askForSandbox(invocation: Invocation, terminal: Terminal): Promise<Sandbox> {
  if (!invocation.flag('unsafe-host')) {
    const wanted = invocation.text('sandbox');
    const image = invocation.text('image');
    return chooseSandbox({
      ...(wanted === 'bubblewrap' || wanted === 'container' ? { sandbox: wanted } : {}),
      ...(image !== undefined && { image }),
    });
  }
  terminal.stderr.write(`${unsafeHostMeaning}\n`);
  if (!invocation.flag('yes') && !(await agrees(terminal)))
    throw new CliError('usage', 'Nothing was run. Expected "yes" to that, or --yes');
  return chooseSandbox({ sandbox: 'unsafe-host' });
}

async function agrees({ stdin, stderr }: Terminal): Promise<boolean> {
  if (!stdin.isTTY) return false;
  const prompt = createInterface({ input: stdin, output: stderr });
  try {
    return (await prompt.question('Type "yes" to run them: ')).trim() === 'yes';
  } finally {
    prompt.close();
  }
}

/** Ends the worlds of all trials before the process: `handler` must lead to the end of the work. */
function onInterrupt(handler: () => void): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.once(signal, handler);
  return () => {
    for (const signal of signals) process.removeListener(signal, handler);
  };
}

function keepIn(folder: string, { stderr }: Terminal) {
  return async (name: string, archive: Uint8Array): Promise<void> => {
    const place = join(folder, name);
    mkdirSync(place, { recursive: true });
    spawnSync('tar', ['-xf', '-', '-C', place], { input: archive });
    stderr.write(`kept: ${place}\n`);
  };
}

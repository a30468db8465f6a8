import type { Facility } from './facility.ts';
import type { FullLog } from './full-log.ts';
import type { ReproductionFile, ReproductionService } from './reproduction-schema.ts';
import type { StepResult, World } from './sandbox.ts';
import type { TrialPlan } from './trial.ts';
import { TrialStop } from './trial-stop.ts';

/**
 * Facilities, files (those of the cause too), common setup, services, setup of the cause.
 * @returns Variables of every later step.
 * @throws {TrialStop} `setup-failed`, `service-not-ready`, with the last output.
 */
export async function prepareWorld(
  world: World,
  plan: TrialPlan,
  facilities: readonly Facility[],
  log: FullLog,
): Promise<Readonly<Record<string, string>>> {
  const { reproduction, cause } = plan;
  const env: Record<string, string> = {};
  for (const facility of facilities) Object.assign(env, await facility.start(world));
  const own = reproduction.causes[cause];
  await writeFiles(world, plan, { ...reproduction.files, ...own?.files });
  await setUp(world, 'setup', reproduction.setup, env, log);
  for (const [name, service] of Object.entries(reproduction.services))
    await startService(world, name, service, env, log);
  await setUp(world, `setup of ${cause}`, own?.setup, env, log);
  return env;
}

async function writeFiles(
  world: World,
  { attachments }: TrialPlan,
  files: Readonly<Record<string, ReproductionFile>>,
): Promise<void> {
  for (const [path, file] of Object.entries(files)) {
    if (typeof file === 'string') {
      await world.write(path, Buffer.from(file));
      continue;
    }
    const content = file.from === undefined ? Buffer.from(file.text ?? '') : attachments.get(file.from);
    if (!content) throw new TrialStop('setup-failed', `Expected a file repro/${file.from}, found none`);
    await world.write(path, content, { executable: file.executable ?? false });
  }
}

async function setUp(
  world: World,
  name: string,
  shell: string | undefined,
  env: Readonly<Record<string, string>>,
  log: FullLog,
): Promise<void> {
  if (shell === undefined) return;
  const result = await world.run(shell, { env });
  log.step(name, shell, result);
  if (result.end.kind !== 'exit' || result.end.code !== 0)
    throw new TrialStop('setup-failed', `${name}: ${howItEnded(result)}: ${tail(result.output)}`);
}

async function startService(
  world: World,
  name: string,
  { run, ready, timeout, env: own }: ReproductionService,
  env: Readonly<Record<string, string>>,
  log: FullLog,
): Promise<void> {
  await world.start(name, run, { ...env, ...own });
  const probe = 'port' in ready ? `exec 9<>/dev/tcp/127.0.0.1/${ready.port}` : ready.command;
  const script = Buffer.from(probe).toString('base64');
  const wait = `until (bash -euo pipefail -c "$(echo ${script} | base64 -d)") > /dev/null 2>&1; do sleep 0.05; done`;
  const result = await world.run(wait, { env, timeout });
  const printed = await world.outputOf(name);
  log.output(`service ${name}, until ready`, printed);
  if (result.end.kind === 'exit' && result.end.code === 0) return;
  throw new TrialStop('service-not-ready', `${name}: not ready after ${timeout} s: ${tail(printed)}`);
}

function howItEnded({ end }: StepResult): string {
  switch (end.kind) {
    case 'exit':
      return `exit ${end.code}`;
    case 'timeout':
      return `not done after ${end.seconds} s`;
    case 'output':
      return `printed ${end.mebibytes} MiB or more`;
  }
}

function tail(output: Uint8Array): string {
  return new TextDecoder().decode(output).trimEnd().split('\n').slice(-3).join(' / ') || '(no output)';
}

import type { LedgerEntry, Verdict } from '../record/index.ts';
import type { Facility } from './facility.ts';
import { FullLog } from './full-log.ts';
import type { Recognise, Recognised } from './recognise.ts';
import type { Reproduction } from './reproduction-schema.ts';
import type { Sandbox, StepResult, World } from './sandbox.ts';
import type { Toolchain } from './toolchain.ts';
import { mergePowers } from './merge-powers.ts';
import { checkInWorld, installChecks, type CauseCheck } from './world/check-in-world.ts';
import { prepareWorld } from './prepare-world.ts';
import { TrialStop, type Inconclusive } from './trial-stop.ts';
import { VerifierError } from './verifier-error.ts';

/** One cause and one action of one record. */
export interface TrialPlan {
  readonly record: string;
  readonly reproduction: Reproduction;
  /** Contents of the files beside `repro.json` that it names. */
  readonly attachments: ReadonlyMap<string, Uint8Array>;
  readonly cause: string;
  /** Absent: nothing is done between the two triggers. */
  readonly action?: string;
  /** Run between them, where nothing is done. */
  readonly checks?: readonly CauseCheck[];
}

export interface TrialSetting {
  readonly sandbox: Sandbox;
  readonly toolchain: Toolchain;
  readonly facilities: readonly Facility[];
  readonly recognise: Recognise;
  /** Takes the home of the world as a tar archive before it goes. */
  readonly keep?: (archive: Uint8Array) => Promise<void>;
  /** Ends the trial at once. */
  readonly signal?: AbortSignal;
}

/** Exit codes of the steps that were reached. */
export interface TrialExits {
  before?: number;
  action?: number;
  after?: number;
  goal?: number;
}

export interface TrialResult {
  readonly verdict: Verdict;
  readonly reason?: Inconclusive;
  readonly detail?: string;
  readonly exits: Readonly<TrialExits>;
  /** Where the record was recognised, before the action. */
  readonly line?: string;
  readonly nextLine?: string;
  readonly ledTo?: string;
  readonly ledToCause?: string;
  /** What the checks said in this cause's world. */
  readonly checks?: LedgerEntry['checks'];
  /** In a trial that does nothing: the goal held while the failure lasted. */
  readonly goalHeldEarly?: boolean;
  readonly log: string;
  readonly seconds: number;
}

/**
 * Fresh world → one cause → trigger, which must fail and be this record → one action → trigger → goal. What goes wrong on
 * the way is a verdict, `inconclusive` with its reason; nothing of the world is left afterwards.
 */
export async function runTrial(plan: TrialPlan, setting: TrialSetting): Promise<TrialResult> {
  const began = performance.now();
  const log = new FullLog();
  const exits: TrialExits = {};
  const outcome = await inWorld(plan, setting, log, exits).catch((error: unknown): Outcome => {
    if (error instanceof TrialStop)
      return { verdict: 'inconclusive', reason: error.reason, detail: error.message };
    if (error instanceof VerifierError && error.code === 'sandbox_broke')
      return { verdict: 'inconclusive', reason: 'sandbox-broke', detail: error.message };
    throw error;
  });
  log.note(`verdict: ${outcome.verdict}${outcome.reason ? ` (${outcome.reason}: ${outcome.detail})` : ''}`);
  return { ...outcome, exits, log: log.text(), seconds: (performance.now() - began) / 1000 };
}

type Outcome = Omit<TrialResult, 'exits' | 'log' | 'seconds'>;

async function inWorld(
  plan: TrialPlan,
  setting: TrialSetting,
  log: FullLog,
  exits: TrialExits,
): Promise<Outcome> {
  const { reproduction } = plan;
  const world = await setting.sandbox.open({
    network: reproduction.network,
    limits: reproduction.limits,
    toolchain: setting.toolchain,
    env: { ...reproduction.env, ...reproduction.causes[plan.cause]?.env },
    powers: mergePowers(setting.facilities, plan.checks ? bindsOfNode() : []),
  });
  const abort = () => void world.close();
  setting.signal?.addEventListener('abort', abort);
  try {
    if (plan.checks) await installChecks(world);
    const env = await prepareWorld(world, plan, setting.facilities, log);
    return await tryAction({ world, plan, setting, log, exits, env });
  } finally {
    setting.signal?.removeEventListener('abort', abort);
    for (const facility of setting.facilities) await facility.stop(world).catch(() => undefined);
    if (setting.keep && !setting.signal?.aborted) await keepWorld(world, setting.keep, log);
    await world.close();
  }
}

interface Scene {
  readonly world: World;
  readonly plan: TrialPlan;
  readonly setting: TrialSetting;
  readonly log: FullLog;
  readonly exits: TrialExits;
  readonly env: Readonly<Record<string, string>>;
}

async function tryAction(scene: Scene): Promise<Outcome> {
  const { plan, setting, exits } = scene;
  const action = plan.action === undefined ? undefined : plan.reproduction.actions[plan.action];
  const before = await step(scene, 'trigger', plan.reproduction.trigger, scene.env);
  exits.before = before.code;
  if (before.code === 0) throw new TrialStop('trigger-succeeded', 'The trigger succeeded before any action');
  const first = setting.recognise(before.result.output);
  const known = first.matched.get(plan.record);
  if (known === undefined) {
    throw new TrialStop(
      'not-matched',
      `The trigger failed with something else: ${first.line || '(no output)'}`,
    );
  }
  const { line } = known;
  const checks = await runChecks(scene, known);
  const env = { ...scene.env, ...action?.env };
  if (action?.run !== undefined) {
    const acted = await step(scene, `action ${plan.action}`, action.run, env);
    exits.action = acted.code;
    if (acted.code === 126 || acted.code === 127)
      throw new TrialStop('action-broke', `The action could not be performed: ${lastLineOf(acted.result)}`);
  }
  const trigger = action?.trigger ?? plan.reproduction.trigger;
  const after = await step(scene, 'trigger again', trigger, env);
  exits.after = after.code;
  if (after.code === 0)
    return { line, ...checks, verdict: (await goalHolds(scene, env)) ? 'fixed' : 'harmful' };
  const second = setting.recognise(after.result.output);
  const again = second.matched.get(plan.record);
  if (!again) {
    return {
      line,
      ...checks,
      verdict: 'changed',
      nextLine: second.line,
      ...(second.root && { ledTo: second.root }),
    };
  }
  const cause = otherCause(again, known, plan);
  if (cause === undefined) return { line, ...checks, verdict: 'persists', ...(await checkGoal(scene, env)) };
  return { line, ...checks, verdict: 'changed', nextLine: again.line, ledTo: plan.record, ledToCause: cause };
}

/** The failure has just happened, and nothing was done about it yet: what a user's machine looks like. */
async function runChecks(
  { plan, world, log, env }: Scene,
  { captures }: Recognised,
): Promise<Pick<TrialResult, 'checks'>> {
  if (!plan.checks) return {};
  const folder = plan.reproduction.folder ?? '.';
  const checks = await checkInWorld(world, { checks: plan.checks, captures, folder, env }, log);
  return checks ? { checks } : {};
}

/** The cause that the message names now, where it named another one before and another one was set up. */
function otherCause(again: Recognised, before: Recognised, { cause }: TrialPlan): string | undefined {
  return again.cause === before.cause || again.cause === cause ? undefined : again.cause;
}

async function goalHolds(scene: Scene, env: Scene['env']): Promise<boolean> {
  const { code } = await step(scene, 'goal', scene.plan.reproduction.goal, env);
  scene.exits.goal = code;
  return code === 0;
}

/** Only where nothing was done: there, a goal that holds is no goal. */
async function checkGoal(scene: Scene, env: Scene['env']): Promise<{ goalHeldEarly?: boolean }> {
  return scene.plan.action === undefined ? { goalHeldEarly: await goalHolds(scene, env) } : {};
}

/** @throws {TrialStop} when a limit ended it. */
async function step(
  { world, log }: Scene,
  name: string,
  shell: string,
  env: Scene['env'],
): Promise<{ readonly code: number; readonly result: StepResult }> {
  const result = await world.run(shell, { env });
  log.step(name, shell, result);
  switch (result.end.kind) {
    case 'exit':
      return { code: result.end.code, result };
    case 'timeout':
      throw new TrialStop(
        'timeout',
        `${name}: not done after ${result.end.seconds} s: ${lastLineOf(result)}`,
      );
    case 'output':
      throw new TrialStop('output-limit', `${name}: printed ${result.end.mebibytes} MiB or more`);
  }
}

function lastLineOf({ output }: StepResult): string {
  return new TextDecoder().decode(output).trimEnd().split('\n').at(-1) || '(no output)';
}

/** The Node that runs the checks, where it is none of the system's. */
function bindsOfNode(): readonly string[] {
  return /^\/(?:usr|bin|opt|nix|snap)\//.test(process.execPath) ? [] : [process.execPath];
}

async function keepWorld(world: World, keep: (archive: Uint8Array) => Promise<void>, log: FullLog) {
  // A world that has already ended has nothing left to keep.
  await world.pack().then(keep, (error: unknown) => log.note(`not kept: ${String(error)}`));
}

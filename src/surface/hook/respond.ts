import type { Diagnosis, Finding, Language } from '../../diagnosis/index.ts';
import type { Knowledge } from '../../knowledge.ts';
import { hintText, warningText } from './hint.ts';
import type { AfterEvent, BeforeEvent, Host, HookAnswer, HookEvent } from './host.ts';
import { advance, type Found, type Inferred } from './session/advance.ts';
import type { SessionFile } from './session/session-file.ts';
import { hint, warn, type Warned } from './session/speak.ts';
import { trackActions } from './session/track-actions.ts';
import { digest } from './shell/digest.ts';
import { stepsOf, type Steps } from './shell/steps.ts';
import { textsOf } from './texts.ts';

export interface Desk {
  readonly host: Host;
  readonly session: SessionFile;
  /** Opened when it is needed: most events end before. */
  readonly knowledge: () => Promise<Knowledge>;
  readonly report: (inferred: readonly Inferred[]) => void;
  readonly now: number;
  /** Milliseconds between two hints. */
  readonly cooldown: number;
  readonly deadEnds: 'warn' | 'block';
  readonly lang: Language;
}

/** At most one thing to say about an event; the session remembers it. */
export async function respond(event: HookEvent, desk: Desk): Promise<HookAnswer | undefined> {
  return event.kind === 'before' ? respondBefore(event, desk) : respondAfter(event, desk);
}

async function respondBefore(event: BeforeEvent, desk: Desk): Promise<HookAnswer | undefined> {
  const { host, session, deadEnds } = desk;
  const speaks = deadEnds === 'block' ? host.warns !== 'never' : host.warns === 'before';
  if (!speaks || session.read().failures.length === 0) return undefined;
  const steps = await stepsOf(event.command);
  if (!steps) return undefined;
  const warned = await session.change((before) => {
    const value = warn(before, steps.steps.map(digest));
    return { session: value?.session ?? before, value };
  });
  const text = warned && (await warningOf(warned, desk));
  if (text === undefined) return undefined;
  return deadEnds === 'block'
    ? { kind: 'block', text: `${text}\n${textsOf(desk.lang).again}` }
    : { kind: 'warning', text };
}

async function respondAfter(event: AfterEvent, desk: Desk): Promise<HookAnswer | undefined> {
  const { session, host, now, cooldown, lang } = desk;
  const idle = session.read().failures.length === 0;
  if (event.ending === 'interrupted' || (event.ending === 'succeeded' && idle && !mayMask(event.command))) {
    return undefined;
  }
  const steps = await stepsOf(event.command);
  const ending = event.ending === 'succeeded' && steps?.masked ? 'untold' : event.ending;
  const diagnosis = await knownIn(event, ending, steps, desk);
  const finding = diagnosis?.findings[0];
  if (!finding && idle) return undefined;
  const found = finding && (await foundOf(finding, steps?.steps ?? []));
  const text = diagnosis && hintText(diagnosis, lang);
  const digests = steps?.steps.map(digest) ?? [];
  const { inferred, warned, hinted } = await session.change((before) => {
    // Where nothing reaches the agent before a command, it is told afterwards.
    const told = host.warns === 'after' ? warn(before, digests) : undefined;
    const happening = { ending, steps: digests, ...(found ? { found } : {}) };
    const advanced = advance(told?.session ?? before, happening, now);
    const said = found && text && !told ? hint(advanced.session, found.record, now, cooldown) : undefined;
    return {
      session: said ?? advanced.session,
      value: { inferred: advanced.inferred, warned: told, hinted: said !== undefined },
    };
  });
  desk.report(inferred);
  const warning = warned && (await warningOf(warned, desk));
  if (warning !== undefined) return { kind: 'warning', text: warning };
  return hinted && text !== undefined ? { kind: 'hint', text } : undefined;
}

/** A quick look, so that a command that went through costs nothing: only these can hide an exit code. */
function mayMask(command: string): boolean {
  return /[|;]/.test(command);
}

/** The failure in the output, if it is known. Where the exit code does not tell, what only shows old logs is left alone. */
async function knownIn(
  { output }: AfterEvent,
  ending: AfterEvent['ending'],
  steps: Steps | undefined,
  desk: Desk,
): Promise<Diagnosis | undefined> {
  if (output === '' || ending === 'succeeded') return undefined;
  if (ending === 'untold' && (!steps || steps.shows)) return undefined;
  const diagnosis = (await desk.knowledge()).diagnose(output, { lang: desk.lang });
  return diagnosis.decision === 'known' ? diagnosis : undefined;
}

async function foundOf(finding: Finding, steps: readonly string[]): Promise<Found> {
  const cause = finding.causes.find(({ indicated }) => indicated)?.id;
  return {
    record: finding.id,
    ...(cause === undefined ? {} : { cause }),
    actions: await trackActions(finding, steps),
  };
}

async function warningOf({ record, action }: Warned, desk: Desk): Promise<string | undefined> {
  return warningText(await desk.knowledge(), record, action, desk.lang);
}

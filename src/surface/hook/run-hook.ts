import { setFlagsFromString } from 'node:v8';
import type { Invocation, Terminal } from '../../command.ts';
import type { Knowledge } from '../../knowledge.ts';
import type { HookEvent, HookReply } from './host.ts';
import { hosts } from './hosts.ts';
import { readPayload } from './read-payload.ts';
import type { Inferred } from './session/advance.ts';
import { SessionFile } from './session/session-file.ts';
import { digest } from './shell/digest.ts';
import { stateFolder } from './state-folder.ts';

/** Seconds between two hints of one session, so that commands that fail together do not bury the agent. */
const defaultCooldown = 30;

/**
 * `wayout hook HOST`: one event in, at most one answer out. Whatever goes wrong here is ours and must not stop the
 * agent's work: then there is no output, and the exit code is 0. `WAYOUT_DEBUG` tells it on standard error.
 */
export async function runHook(invocation: Invocation, terminal: Terminal): Promise<number> {
  // Many large patterns are used once or twice here, and polishing their bytecode takes longer than running it.
  setFlagsFromString('--no-regexp-peephole-optimization');
  const desk = deskOf(invocation, terminal);
  try {
    const { stdout, stderr, exitCode = 0 } = (await replyTo(invocation, terminal, desk)) ?? {};
    if (stdout !== undefined) terminal.stdout.write(`${stdout}\n`);
    if (stderr !== undefined) terminal.stderr.write(`${stderr}\n`);
    await desk.finish();
    return exitCode;
  } catch (error) {
    tell(error, terminal);
    return 0;
  }
}

async function replyTo(
  invocation: Invocation,
  { stdin, env }: Terminal,
  desk: ReturnType<typeof deskOf>,
): Promise<HookReply | undefined> {
  const [name = ''] = invocation.positionals;
  const payload = await readPayload(stdin);
  const host = hosts.get(name);
  if (!host) throw new RangeError(`Expected a host (${[...hosts.keys()].join(', ')}), found "${name}"`);
  const event = payload && host.parse(payload);
  if (!event) return undefined;
  const { respond } = await import('./respond.ts');
  const key = keyOf(event, name);
  const answer = await respond(event, {
    host,
    session: new SessionFile(stateFolder(env), key),
    knowledge: desk.knowledge,
    report: (inferred) => desk.keep(key, inferred),
    now: Date.now(),
    cooldown: 1000 * Number(invocation.text('cooldown') ?? defaultCooldown),
    deadEnds: invocation.flag('block') ? 'block' : 'warn',
    lang: invocation.text('lang') === 'zh' ? 'zh' : 'en',
  });
  return answer && host.reply(event, answer);
}

/** Opens the knowledge once and late, and keeps what is to be reported until the host has its answer. */
function deskOf(invocation: Invocation, terminal: Terminal) {
  let opened: Promise<Knowledge> | undefined;
  let kept: { readonly session: string; readonly inferred: readonly Inferred[] } | undefined;
  const knowledge = () => (opened ??= open(invocation));
  return {
    knowledge,
    keep: (session: string, inferred: readonly Inferred[]) => (kept = { session, inferred }),
    finish: async () => {
      try {
        if (kept && kept.inferred.length > 0 && terminal.env['WAYOUT_STORE'] !== 'off') {
          const { reportInferred } = await import('./report-inferred.ts');
          await reportInferred(await knowledge(), kept.session, kept.inferred);
        }
      } catch (error) {
        tell(error, terminal);
      }
      await (await opened)?.close();
    },
  };
}

async function open(invocation: Invocation): Promise<Knowledge> {
  const { openKnowledge } = await import('../../knowledge.ts');
  return openKnowledge({ corpus: invocation.texts('corpus') });
}

/** Hosts that read each other's configuration share a session; one without a name is told apart by its folder. */
function keyOf({ session, cwd = '' }: HookEvent, host: string): string {
  return digest(session === '' ? `${host}\n${cwd}` : session);
}

function tell(error: unknown, { stderr, env }: Terminal): void {
  if (!env['WAYOUT_DEBUG']) return;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  // What cannot be printed may stand in a corpus, or in a path, that is quoted.
  stderr.write(`wayout hook: ${message.replace(/[^\P{C}\n]/gu, '?')}\n`);
}

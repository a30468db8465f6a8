import type { Invocation, Terminal } from '../../command.ts';
import type { HookEvent, HookReply } from './host.ts';
import { hosts } from './hosts.ts';
import { readPayload } from './read-payload.ts';
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
  try {
    const { stdout, stderr, exitCode = 0 } = (await replyTo(invocation, terminal)) ?? {};
    if (stdout !== undefined) terminal.stdout.write(`${stdout}\n`);
    if (stderr !== undefined) terminal.stderr.write(`${stderr}\n`);
    return exitCode;
  } catch (error) {
    tell(error, terminal);
    return 0;
  }
}

async function replyTo(invocation: Invocation, { stdin, env }: Terminal): Promise<HookReply | undefined> {
  const [name = ''] = invocation.positionals;
  const payload = await readPayload(stdin);
  const host = hosts.get(name);
  if (!host) throw new RangeError(`Expected a host (${[...hosts.keys()].join(', ')}), found "${name}"`);
  const event = payload && host.parse(payload);
  if (!event) return undefined;
  const { respond } = await import('./respond.ts');
  const answer = await respond(event, {
    host,
    session: new SessionFile(stateFolder(env), keyOf(event, name)),
    knowledge: async () => {
      const { openKnowledge } = await import('../../knowledge.ts');
      return openKnowledge({ corpus: invocation.texts('corpus') });
    },
    report: async () => {},
    now: Date.now(),
    cooldown: 1000 * Number(invocation.text('cooldown') ?? defaultCooldown),
    deadEnds: invocation.flag('block') ? 'block' : 'warn',
    lang: invocation.text('lang') === 'zh' ? 'zh' : 'en',
  });
  return answer && host.reply(event, answer);
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

import { inert, type Diagnosis } from '../../diagnosis/index.ts';
import type { CheckOptions, Knowledge } from '../../knowledge.ts';
import type { Invocation, Terminal } from './command.ts';
import { languageOf } from './presentation.ts';

export interface CheckedHere {
  readonly diagnosis: Diagnosis;
  /** Ctrl-C ended the checks; what had not been looked at is `cannot-tell`. */
  readonly isStopped: boolean;
}

/** Runs the checks of a diagnosis, says on standard error who is about to be asked, and stops at Ctrl-C with what is known. */
export async function checkHere(
  knowledge: Knowledge,
  diagnosis: Diagnosis,
  invocation: Invocation,
  terminal: Terminal,
): Promise<CheckedHere> {
  const { stderr } = terminal;
  const lang = languageOf(invocation, terminal);
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once('SIGINT', stop);
  const progress = (text: string) => stderr.isTTY && stderr.write(`\r\u001b[K${text}`);
  const said = new Set<string>();
  try {
    const checked = await knowledge.check(diagnosis, {
      lang,
      network: networkOf(invocation),
      signal: stopping.signal,
      onCheck: (record, cause) =>
        progress(inert(lang === 'zh' ? `正在检查 ${record}：${cause}` : `checking ${record}: ${cause}`)),
      onAsk({ kind, name }) {
        if (said.has(name)) return;
        said.add(name);
        progress('');
        stderr.write(`wayout: ${inert(announcements[lang][kind](name))}\n`);
      },
    });
    return { diagnosis: checked, isStopped: stopping.signal.aborted };
  } finally {
    progress('');
    process.off('SIGINT', stop);
  }
}

function networkOf(invocation: Invocation): NonNullable<CheckOptions['network']> {
  if (invocation.flag('offline')) return 'offline';
  return invocation.flag('allow-network') ? 'allowed-to-all' : 'allowed';
}

const announcements = {
  en: {
    host: (name: string) => `asking ${name} over the network (--offline forbids it)`,
    helper: (name: string) => `asking ${name}, which your docker configuration names (--offline forbids it)`,
  },
  zh: {
    host: (name: string) => `正在通过网络询问 ${name}（可用 --offline 禁止）`,
    helper: (name: string) => `正在询问 docker 配置指定的 ${name}（可用 --offline 禁止）`,
  },
} as const;

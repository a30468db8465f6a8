import type { Language } from '../../diagnosis/index.ts';

/** Every word of our own that an agent reads from a hook. */
export interface HookTexts {
  readonly known: (title: string, id: string) => string;
  readonly avoid: string;
  readonly take: string;
  readonly evidence: string;
  readonly worked: (fixed: number, trials: number, causes: string) => string;
  readonly failed: (failed: number, trials: number, causes: string) => string;
  readonly causes: (held: number, tried: number) => string;
  readonly claimed: string;
  readonly risk: (risk: string) => string;
  readonly onlyFor: (causes: string) => string;
  readonly deadEnd: (action: string, record: string) => string;
  readonly why: string;
  /** Below a refusal: it is never a wall. */
  readonly again: string;
}

const english: HookTexts = {
  known: (title, id) => `wayout: known failure ${id}: ${title}`,
  avoid: 'AVOID',
  take: 'DO',
  evidence: 'EVIDENCE',
  worked: (fixed, trials, causes) => `DO worked in ${fixed} of ${trials} trials (${causes})`,
  failed: (failed, trials, causes) => `did not help in ${failed} of ${trials} trials (${causes})`,
  causes: (held, tried) => `${held} of ${tried} ${tried === 1 ? 'cause' : 'causes'}`,
  claimed: 'claimed, not measured',
  risk: (risk) => `[${risk}]`,
  onlyFor: (causes) => ` (for: ${causes})`,
  deadEnd: (action, record) => `wayout: this command is a known dead end of ${record}: ${action}`,
  why: 'WHY',
  again: 'Run it again to go ahead anyway.',
};

const chinese: HookTexts = {
  known: (title, id) => `wayout：已知故障 ${id}：${title}`,
  avoid: '不要做',
  take: '这样做',
  evidence: '依据',
  worked: (fixed, trials, causes) => `上述做法在 ${trials} 次试验中 ${fixed} 次有效（${causes}）`,
  failed: (failed, trials, causes) => `${trials} 次试验中 ${failed} 次无效（${causes}）`,
  causes: (held, tried) => `${tried} 种起因中的 ${held} 种`,
  claimed: '仅为声称，未经实测',
  risk: (risk) => `[${risk}]`,
  onlyFor: (causes) => `（适用于：${causes}）`,
  deadEnd: (action, record) => `wayout：这条命令是 ${record} 的已知死路：${action}`,
  why: '原因',
  again: '若仍要执行，请再运行一次。',
};

export function textsOf(lang: Language): HookTexts {
  return lang === 'zh' ? chinese : english;
}

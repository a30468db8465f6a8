import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { CannotTell, type Sentence } from './sight.ts';
import { loadTools, type Tools } from './tools.ts';

/** Whether hosts may be asked, and if not, why. */
export type NetworkUse = 'allowed' | 'offline' | 'foreign-corpus';

/** A host, or a credential helper, that is about to be asked. */
export interface Asked {
  readonly name: string;
  readonly kind: 'host' | 'helper';
}

export interface MachineOptions {
  /** The working folder. @default the process's */
  readonly cwd?: string;
  /** @default the process's */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** @default that of the environment, else of the user */
  readonly home?: string;
  /** @default 'offline' */
  readonly network?: NetworkUse;
  /** Called before a host or a helper is asked for the first time. */
  readonly onAsk?: (asked: Asked) => void;
  /** Ends every probe. */
  readonly signal?: AbortSignal;
  /** Address of a server that stands for another one. Nothing in a corpus, a message or the environment reaches it. */
  readonly endpoints?: (origin: string) => string;
  /** @default vocabulary/tools.json */
  readonly tools?: Tools;
  /** @default the clock's */
  readonly now?: () => number;
}

/** What probes look at. */
export interface Machine {
  /** The working folder, links resolved. */
  readonly cwd: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly tools: Tools;
  readonly endpoints: (origin: string) => string;
  now(): number;
  /** Announces it. @throws {CannotTell} where the network may not be used. */
  mayAsk(asked: Asked): void;
}

/** The machine that this process runs on. */
export function openMachine(options: MachineOptions = {}): Machine {
  const { cwd = process.cwd(), env = process.env, network = 'offline', onAsk, signal } = options;
  const announced = new Set<string>();
  return {
    cwd: realpathSync(cwd),
    home: options.home ?? (env['HOME'] || homedir()),
    env,
    signal: signal ?? new AbortController().signal,
    tools: options.tools ?? loadTools(),
    endpoints: options.endpoints ?? ((origin) => origin),
    now: options.now ?? Date.now,
    mayAsk(asked) {
      if (network !== 'allowed') throw new CannotTell(forbidden[network](asked.name));
      if (!announced.has(asked.name)) onAsk?.(asked);
      announced.add(asked.name);
    },
  };
}

const forbidden: Readonly<Record<Exclude<NetworkUse, 'allowed'>, (name: string) => Sentence>> = {
  offline: (name) => ({ en: `${name} was not asked: offline`, zh: `没有询问 ${name}：离线模式` }),
  'foreign-corpus': (name) => ({
    en: `${name} was not asked: checks of this corpus may not use the network`,
    zh: `没有询问 ${name}：这个知识库的检查不允许使用网络`,
  }),
};

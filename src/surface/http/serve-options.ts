import type { Invocation } from '../../command.ts';
import { HttpError } from './http-error.ts';
import type { Limits } from './server-state.ts';

export interface ServeOptions {
  readonly host: string;
  readonly port: number;
  readonly corpus: readonly string[];
  readonly store?: string;
  readonly records?: string;
  /** Whether requests without a key may read, where keys are needed. */
  readonly anonymous: 'read' | 'none';
  readonly limits: Limits;
  /** Seconds between saying "not ready" and closing the door. */
  readonly drainSeconds: number;
  /** Seconds for the headers to arrive, and for the whole request. */
  readonly headerSeconds: number;
  readonly requestSeconds: number;
}

const megabyte = 1 << 20;

export function parseServeOptions(invocation: Invocation, env: NodeJS.ProcessEnv): ServeOptions {
  const number = numbersOf(invocation);
  const store = invocation.text('store') ?? env['WAYOUT_STORE'];
  const records = invocation.text('records');
  return {
    host: invocation.text('host') ?? '127.0.0.1',
    port: number('port', 7821, 0, 65_535),
    corpus: invocation.texts('corpus'),
    ...(store !== undefined && { store }),
    ...(records !== undefined && { records }),
    anonymous: invocation.text('anonymous') === 'read' ? 'read' : 'none',
    limits: {
      logBytes: number('max-log', 128, 1, 4096) * megabyte,
      diagnoses: number('max-diagnoses', 32, 1, 10_000),
      perMinute: number('rate', isLoopback(invocation.text('host')) ? 0 : 1200, 0, 10_000_000),
    },
    drainSeconds: number('drain', 2, 0, 3600),
    headerSeconds: number('header-timeout', 10, 1, 600),
    requestSeconds: number('request-timeout', 120, 1, 3600),
  };
}

/** Whether only this machine reaches an address. */
export function isLoopback(host = '127.0.0.1'): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

function numbersOf(invocation: Invocation) {
  return (name: string, otherwise: number, least: number, most: number): number => {
    const text = invocation.text(name);
    if (text === undefined) return otherwise;
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new HttpError(
      'malformed',
      `Expected --${name} to be a number from ${least} to ${most}, found "${text}"`,
    );
  };
}

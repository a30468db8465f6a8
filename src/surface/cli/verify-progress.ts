import type { VerifyOptions } from '../../verifier/index.ts';
import type { Terminal } from './command.ts';

export interface Progress extends Required<Pick<VerifyOptions, 'onPlan' | 'onTrial'>> {
  /** Removes the line that is still being rewritten. */
  end(): void;
}

/** On a terminal one line that is rewritten, with the time left; else one line for each trial. */
export function createProgress({ stderr }: Terminal): Progress {
  const began = performance.now();
  let planned = 0;
  let done = 0;
  const clear = stderr.isTTY ? '\r\u001b[K' : '';
  return {
    onPlan: (_, trials) => {
      planned += trials;
    },
    onTrial: (record, { cause, action = '(nothing)', verdict, reason, seconds }) => {
      done++;
      const what = `${record}  ${cause} × ${action}  ${verdict}${reason ? ` (${reason})` : ''}`;
      if (!stderr.isTTY) {
        stderr.write(`[${done}/${planned}] ${what}  ${seconds.toFixed(1)} s\n`);
        return;
      }
      const left = ((performance.now() - began) / done / 1000) * (planned - done);
      const line = `[${done}/${planned}, ${clock(left)} left] ${what}`;
      stderr.write(`${clear}${line.slice(0, (stderr.columns ?? 80) - 1)}`);
    },
    end: () => void stderr.write(clear),
  };
}

function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

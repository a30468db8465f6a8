import { CannotTell } from '../sight.ts';

/** A promise, for so many milliseconds at most. @throws {CannotTell} when the time is over, or the signal comes. */
export async function within<T>(milliseconds: number, signal: AbortSignal, work: Promise<T>): Promise<T> {
  let stop: () => void = () => undefined;
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late(milliseconds)), milliseconds);
    stop = () => reject(stopped);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}

const stopped = new CannotTell({ en: 'stopped', zh: '已中止' });

function late(milliseconds: number): CannotTell {
  const seconds = milliseconds / 1000;
  return new CannotTell({ en: `no answer within ${seconds} s`, zh: `${seconds} 秒内没有结果` });
}

import { HttpError } from './http-error.ts';

const manyAccounts = 10_000;

/** Counts what an account may still ask for. */
export interface RateLimit {
  /** @throws {HttpError} `too_many`, saying when to come back. */
  take(account: string, now: number): void;
}

/**
 * A bucket for each account: it holds a quarter of a minute's share and fills evenly. Buckets are in the memory of one
 * server: several behind one address allow as many times more.
 * @param perMinute 0 is no limit.
 */
export function createRateLimit(perMinute: number): RateLimit {
  const size = Math.max(1, perMinute / 4);
  const perMs = perMinute / 60_000;
  const buckets = new Map<string, { left: number; at: number }>();
  return {
    take(account, now) {
      if (perMinute === 0) return;
      const bucket = buckets.get(account) ?? { left: size, at: now };
      const left = Math.min(size, bucket.left + Math.max(0, now - bucket.at) * perMs);
      buckets.delete(account);
      buckets.set(account, { left: left >= 1 ? left - 1 : left, at: now });
      // The one that asked longest ago has long been full again.
      if (buckets.size > manyAccounts)
        for (const oldest of [...buckets.keys()].slice(0, 1)) buckets.delete(oldest);
      if (left < 1) throw tooMany(perMinute, Math.ceil((1 - left) / perMs / 1000));
    },
  };
}

function tooMany(perMinute: number, seconds: number): HttpError {
  return new HttpError('too_many', `Expected at most ${perMinute} requests a minute, found more`, {
    headers: { 'retry-after': String(seconds) },
    advice: `Come back in ${seconds} s. Outcomes can be sent many at once; a pack answers without a server`,
  });
}

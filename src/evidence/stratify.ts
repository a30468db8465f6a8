import { betaQuantile, claimWeight, type Posterior, type PosteriorOptions } from './posterior.ts';

/** What was seen of one action in one cause, in observations; they may be fractions. */
export interface Stratum {
  readonly successes: number;
  readonly failures: number;
  /** How often this cause is behind the failure, against the others; they need not sum to 1. */
  readonly frequency: number;
}

/**
 * How often an action works when a cause is not known: the posteriors of the causes, each as heavy as it is frequent
 * (post-stratification: D. Holt, T. M. F. Smith, Post Stratification, Journal of the Royal Statistical Society A 142,
 * 1979). Jeffreys' prior is shared out among them. The interval is of the Beta distribution with the same mean and
 * variance; with one cause that is its posterior itself.
 */
export function stratifiedPosterior(strata: readonly Stratum[], { claim }: PosteriorOptions = {}): Posterior {
  const all = strata.reduce((sum, { frequency }) => sum + frequency, 0);
  const claimed = claim === undefined ? { for: 0, against: 0 } : { for: claim, against: 1 - claim };
  const prior = {
    for: 0.5 + claimWeight * claimed.for,
    against: 0.5 + claimWeight * claimed.against,
  };
  let mean = 0;
  let variance = 0;
  for (const { successes, failures, frequency } of strata) {
    const share = frequency / all;
    const a = successes + prior.for * share;
    const b = failures + prior.against * share;
    mean += (share * a) / (a + b);
    variance += (share ** 2 * a * b) / ((a + b) ** 2 * (a + b + 1));
  }
  const size = (mean * (1 - mean)) / variance - 1;
  return {
    mean: round(mean),
    low: round(betaQuantile(0.05, mean * size, (1 - mean) * size)),
    high: round(betaQuantile(0.95, mean * size, (1 - mean) * size)),
  };
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** What is believed of a share after so many observations. */
export interface Posterior {
  readonly mean: number;
  /** 5 % and 95 % quantiles: the equal-tailed 90 % interval. */
  readonly low: number;
  readonly high: number;
}

export interface PosteriorOptions {
  /** A number that nobody measured, from 0 to 1; weighs as two observations. */
  readonly claim?: number;
}

/** Observations that a claim is worth, at most. */
export const claimWeight = 2;

/**
 * Beta posterior of a share, from Jeffreys' prior Beta(½, ½): the one prior for a binomial share that does not depend
 * on the scale, with good coverage at small n (Brown, Cai, DasGupta: Interval estimation for a binomial
 * proportion, Statistical Science 16, 2001). Counts may be fractions: discounted observations.
 * @param successes Observations for, not negative.
 * @param failures Observations against, not negative.
 */
export function posterior(successes: number, failures: number, { claim }: PosteriorOptions = {}): Posterior {
  const a = successes + 0.5 + (claim === undefined ? 0 : claimWeight * claim);
  const b = failures + 0.5 + (claim === undefined ? 0 : claimWeight * (1 - claim));
  return {
    mean: round(a / (a + b)),
    low: round(betaQuantile(0.05, a, b)),
    high: round(betaQuantile(0.95, a, b)),
  };
}

/**
 * The x at which the Beta(a, b) distribution function is p: Newton's steps from the mean, and halving where one would leave
 * the interval that holds it. An answer needs dozens of these before anything is compiled.
 */
export function betaQuantile(p: number, a: number, b: number): number {
  const scale = logBeta(a, b);
  let low = 0;
  let high = 1;
  let x = a / (a + b);
  for (let i = 0; i < 60; i++) {
    const beyond = distribution(x, a, b, scale) - p;
    if (Math.abs(beyond) < 1e-12) break;
    if (beyond < 0) low = x;
    else high = x;
    const density = Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - scale);
    const next = x - beyond / density;
    x = next > low && next < high ? next : (low + high) / 2;
  }
  return x;
}

/**
 * Regularised incomplete beta function I_x(a, b) by its continued fraction (NIST Digital Library of Mathematical
 * Functions, 8.17.22), evaluated with Lentz's method; the symmetry 8.17.4 keeps it in its fast region.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  return distribution(x, a, b, logBeta(a, b));
}

function distribution(x: number, a: number, b: number, scale: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - distribution(1 - x, b, a, scale);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - scale) / a;
  return front / continuedFraction(x, a, b);
}

/** 1 + d₁/(1 + d₂/(1 + …)) */
function continuedFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let value = 1;
  let c = 1;
  let d = 0;
  for (let i = 1; i <= 300; i++) {
    const m = Math.floor(i / 2);
    const term =
      i % 2 === 0
        ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
        : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + term * d || tiny);
    c = 1 + term / c || tiny;
    value *= c * d;
    if (Math.abs(c * d - 1) < 1e-14) break;
  }
  return value;
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

/** Stirling's series after shifting the argument above 10 (NIST DLMF 5.11.1); error below 1e-13. */
function logGamma(x: number): number {
  let shift = 0;
  let z = x;
  for (; z < 10; z++) shift -= Math.log(z);
  const series = 1 / (12 * z) - 1 / (360 * z ** 3) + 1 / (1260 * z ** 5) - 1 / (1680 * z ** 7);
  return shift + (z - 0.5) * Math.log(z) - z + Math.log(2 * Math.PI) / 2 + series;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

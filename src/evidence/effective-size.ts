/**
 * How many independent observations `n` observations are worth that resemble each other: n / (1 + (n − 1)ρ), Kish's design
 * effect for a cluster with intra-class correlation ρ (L. Kish, Survey Sampling, 1965, section 5.4). Rises with n and
 * never reaches 1/ρ. Below one observation there is nothing to resemble.
 */
export function effectiveSize(n: number, correlation: number): number {
  return n <= 1 ? n : n / (1 + (n - 1) * correlation);
}

import { expect, test } from 'vitest';
import { assert, double, property } from 'fast-check';
import { betaQuantile, incompleteBeta, posterior } from './posterior.ts';

test('the incomplete beta function agrees with closed forms', () => {
  expect(incompleteBeta(0.3, 1, 1)).toBeCloseTo(0.3, 10);
  expect(incompleteBeta(0.3, 2, 1)).toBeCloseTo(0.09, 10);
  expect(incompleteBeta(0.3, 1, 3)).toBeCloseTo(1 - 0.7 ** 3, 10);
  // The arcsine law: I_x(½, ½) = 2/π · asin √x
  expect(incompleteBeta(0.2, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(0.2)), 10);
  // A binomial tail: P(at least 7 of 10 at 0.6)
  const tail = [7, 8, 9, 10].reduce((sum, k) => sum + choose(10, k) * 0.6 ** k * 0.4 ** (10 - k), 0);
  expect(incompleteBeta(0.6, 7, 4)).toBeCloseTo(tail, 10);
});

test('a quantile is where the distribution function takes its value', () => {
  assert(
    property(
      double({ min: 0.01, max: 0.99, noNaN: true }),
      double({ min: 0.4, max: 2000, noNaN: true }),
      double({ min: 0.4, max: 2000, noNaN: true }),
      (p, a, b) => Math.abs(incompleteBeta(betaQuantile(p, a, b), a, b) - p) < 1e-9,
    ),
  );
});

test('nothing observed says nothing: the interval is almost everything', () => {
  expect(posterior(0, 0)).toEqual({ mean: 0.5, low: 0.0062, high: 0.9938 });
});

test('six of six is likely more than seven in ten, never certain', () => {
  const { mean, low, high } = posterior(6, 0);
  expect(mean).toBeCloseTo(6.5 / 7, 3);
  expect(low).toBeGreaterThan(0.7);
  expect(high).toBeLessThan(1);
});

test('a claim weighs as two observations and is outweighed by trials', () => {
  expect(posterior(0, 0, { claim: 0.85 }).mean).toBeCloseTo(2.2 / 3, 3);
  expect(posterior(0, 6, { claim: 0.85 }).mean).toBeLessThan(0.25);
});

function choose(n: number, k: number): number {
  return k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
}

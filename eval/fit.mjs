// A conditional logit with the choice "none": P(c) = e^s(c) / (1 + Σ e^s), s = bias + w · traits.
// Loss: -log of the right candidates' share (of none where no record is right), plus L2 on the weights.

/** Not held small: the bias, and what nearly settles the matter where it is seen. */
const free = new Set([undefined, 'wellEnded', 'heldPassing']);

/** @returns {{ bias: number, weights: number[] }} */
export function fit(groups, names, { l2 = 0.02, steps = 300, rate = 0.05 } = {}) {
  const data = groups.map((group) => ({
    weight: group.weight,
    none: !group.candidates.some(({ right }) => right),
    rows: group.candidates.map(({ traits, right }) => ({ x: vector(traits, names), right })),
  }));
  const total = data.reduce((sum, { weight }) => sum + weight, 0);
  const size = names.length + 1;
  const w = new Float64Array(size);
  const m = new Float64Array(size);
  const v = new Float64Array(size);
  for (let step = 1; step <= steps; step++) {
    const g = new Float64Array(size);
    for (const { weight, none, rows } of data) addGradient(g, w, rows, none, weight / total);
    for (let i = 0; i < size; i++) {
      const slope = g[i] + (free.has(names[i - 1]) ? 0 : l2 * w[i]);
      m[i] = 0.9 * m[i] + 0.1 * slope;
      v[i] = 0.999 * v[i] + 0.001 * slope * slope;
      w[i] -= (rate * (m[i] / (1 - 0.9 ** step))) / (Math.sqrt(v[i] / (1 - 0.999 ** step)) + 1e-8);
    }
  }
  return { bias: w[0], weights: Array.from(w.slice(1)) };
}

function addGradient(g, w, rows, none, weight) {
  const scores = rows.map(({ x }) => dot(w, x));
  const top = Math.max(0, ...scores);
  const exps = scores.map((s) => Math.exp(s - top));
  const all = Math.exp(-top) + exps.reduce((a, b) => a + b, 0);
  const right = none ? Math.exp(-top) : exps.reduce((sum, e, i) => sum + (rows[i].right ? e : 0), 0);
  for (const [i, { x, right: isRight }] of rows.entries()) {
    const p = exps[i] / all;
    const q = !none && isRight ? exps[i] / right : 0;
    const d = weight * (p - q);
    if (Math.abs(d) < 1e-9) continue;
    for (let j = 0; j < x.length; j++) g[j] += d * x[j];
  }
}

export function vector(traits, names) {
  return [1, ...names.map((name) => traits[name])];
}

function dot(w, x) {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += w[i] * x[i];
  return sum;
}

export function scoreOf({ bias, weights }, names, traits) {
  return names.reduce((sum, name, i) => sum + weights[i] * traits[name], bias);
}

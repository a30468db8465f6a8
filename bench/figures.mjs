// On what machine something was measured, and where its figures stand in a page.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';

export function machineNow() {
  const [cpu] = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: cpu?.model,
    cores: cpus().length,
    load: loadavg(),
  };
}

export function machineLine({ date, node, cpu, cores, load }) {
  return `${date}, Node ${node}, ${cores} × ${cpu}, load ${load[0].toFixed(1)}`;
}

/** Replaces what stands between the marks `<!-- figures of SCRIPT -->` and `<!-- end of figures -->` of a page. */
export function writeFigures(page, script, lines) {
  const [begin, end] = [`<!-- figures of ${script} -->`, '<!-- end of figures -->'];
  const text = readFileSync(page, 'utf8');
  const [head, rest] = text.split(begin);
  const [, tail] = (rest ?? '').split(end);
  if (tail === undefined) throw new Error(`Expected ${begin} and ${end} in ${page}, found none`);
  writeFileSync(page, `${head}${begin}\n\n${lines.join('\n')}\n\n${end}${tail}`);
}

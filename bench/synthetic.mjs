// Logs and records made from a seed: the same on every machine.

/** Numbers from 0 to below 1 (xorshift32). */
export function randomFrom(seed) {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

const steps = [
  (r) => `Downloading https://registry.example.org/${word(r)}/-/${word(r)}-${version(r)}.tgz (${kilo(r)} kB)`,
  (r) => `  ${word(r)}/src/${word(r)}/${word(r)}.ts -> dist/${word(r)}.js ${kilo(r)} kB in ${ms(r)} ms`,
  (r) =>
    `[${pick(r, ['INFO', 'INFO', 'INFO', 'DEBUG', 'WARN'])}] ${word(r)}.${word(r)}: ${word(r)} ${word(r)} completed in ${ms(r)} ms`,
  (r) => `ok ${ms(r)} - ${word(r)} ${word(r)} returns the ${word(r)} of a ${word(r)} (${ms(r)} ms)`,
  (r) => `    at ${word(r)}.${word(r)} (/home/runner/work/${word(r)}/${word(r)}.js:${ms(r)}:${kilo(r) % 80})`,
  (r) => `gcc -O2 -Wall -I./include -c src/${word(r)}.c -o build/${word(r)}.o`,
  (r) => `warning: unused variable '${word(r)}' [-Wunused-variable]`,
  (r) => `\u001b[32m✓\u001b[0m ${word(r)} › ${word(r)} ${word(r)} (${ms(r)} ms)`,
  (r) => `Unpacking lib${word(r)}-dev:amd64 (${version(r)}-1build${ms(r) % 9}) ...`,
  (r) => `error: could not ${word(r)} ${word(r)}: ${word(r)} not found, retrying (${ms(r) % 5}/5)`,
];

/** A log as GitHub Actions prints it, at least `bytes` long, with a failure near the end. */
export function syntheticLog(bytes, seed = 7) {
  const random = randomFrom(seed);
  const parts = [];
  let size = 0;
  let clock = Date.UTC(2026, 0, 1);
  while (size < bytes - 300) {
    clock += Math.floor(random() * 40);
    const line = `${new Date(clock).toISOString().slice(0, -1)}0000Z ${pick(random, steps)(random)}\n`;
    parts.push(line);
    size += line.length;
  }
  const end = new Date(clock).toISOString();
  parts.push(`${end} npm error code ERESOLVE\n`);
  parts.push(`${end} npm error ERESOLVE unable to resolve dependency tree\n`);
  parts.push(`${end} ##[error]Process completed with exit code 1.\n`);
  return Buffer.from(parts.join(''));
}

/** Records with patterns such as people write: two or three phrasings, most with a gap, some words in many of them. */
export function syntheticRecords(count, seed = 11) {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, i) => {
    const name = `${rare(random)}${pick(random, ['Error', 'Exception', 'Failure', ''])}`;
    const phrases = [
      `${name}: ${common(random)} ${rare(random)}`,
      `${rare(random)}.*${common(random)} ${rare(random)}`,
      `${common(random)} ${rare(random)} .*(?:${common(random)}|${rare(random)})`,
    ];
    const regex = `(?i)(?:${phrases.slice(0, 1 + Math.floor(random() * 3)).join('|')})`;
    const text = `${name}: ${common(random)} ${common(random)} ${rare(random)}`;
    return {
      id: `synthetic/record-${i}`,
      signature: text,
      domain: 'synthetic',
      regex,
      root_cause: `${text}. `.repeat(6),
      workarounds: [{ action: text, how: `${text}; `.repeat(8) }],
      dead_ends: [{ action: text, why_fails: `${text}; `.repeat(8) }],
    };
  });
}

const everyday =
  'failed cannot find not found connection refused timeout while invalid missing permission denied unable to resolve module file version unexpected token expected'.split(
    ' ',
  );
const sounds =
  'ba co da fe gi ho ju ka le mi no pu qua ri so ti ve wo xe zy bra cli dro fle gru pla ster tron lix mor'.split(
    ' ',
  );
const usual =
  'app core build server client config test util data model view route cache store query index parse render fetch sync event queue worker stream buffer header session token schema table field value entry node list map tree hook state action plugin module package bundle chunk asset image style theme layout page'.split(
    ' ',
  );

function word(random) {
  return pick(random, usual);
}

function common(random) {
  return pick(random, everyday);
}

/** One of about a million invented names. */
function rare(random) {
  return `${pick(random, sounds)}${pick(random, sounds)}${pick(random, sounds)}${pick(random, sounds)}`;
}

function version(random) {
  return `${ms(random) % 20}.${ms(random) % 30}.${ms(random) % 10}`;
}

function kilo(random) {
  return Math.floor(random() * 900) + 1;
}

function ms(random) {
  return Math.floor(random() * 2000);
}

function pick(random, list) {
  return list[Math.floor(random() * list.length)];
}

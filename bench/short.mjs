// Warm answers to short messages, in a process of its own: node short.mjs PACK MESSAGES.json
import { readFileSync } from 'node:fs';
import { createMatcher, openPack } from '../dist/index.js';

const [pack, file] = process.argv.slice(2);
const matcher = createMatcher(openPack(readFileSync(pack)));
const messages = JSON.parse(readFileSync(file, 'utf8'));
for (let round = 0; round < 5; round++) for (const message of messages) matcher.match(message);
const times = [];
for (let round = 0; round < 20; round++) {
  for (const message of messages) {
    const started = performance.now();
    matcher.match(message);
    times.push(performance.now() - started);
  }
}
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(times.length * share)];
console.log(
  JSON.stringify({ n: times.length, messages: messages.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }),
);

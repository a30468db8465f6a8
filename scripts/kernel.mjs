// Compiles the WebAssembly kernel and writes it as text, so that Node and browsers run it without a file to fetch.
// `npm run kernel`; with --check it only says whether what is written is what the source compiles to.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createMemoryStream, main } from 'assemblyscript/asc';

const folder = fileURLToPath(new URL('../src/matcher/kernel/', import.meta.url));
const target = `${folder}kernel-bytes.ts`;
const { error, stderr, binary } = await compile();
if (error || !binary) throw new Error(`Expected the kernel to compile: ${stderr}`, { cause: error });
const text = textOf(binary);
if (!process.argv.includes('--check')) writeFileSync(target, text);
else if (readFileSync(target, 'utf8') !== text) {
  console.error('Expected kernel-bytes.ts to be what its source compiles to; run `npm run kernel`');
  process.exitCode = 1;
}

async function compile() {
  let made;
  const messages = createMemoryStream();
  const options = [
    '--config',
    'none',
    '-O3',
    '--runtime',
    'stub',
    '--enable',
    'simd',
    '--importMemory',
    '--noAssert',
  ];
  const result = await main(['entry.ts', ...options, '--outFile', 'kernel.wasm'], {
    stderr: messages,
    readFile: (name) => {
      try {
        return readFileSync(`${folder}assembly/${name}`, 'utf8');
      } catch {
        return null;
      }
    },
    listFiles: () => [],
    writeFile: (name, contents) => {
      if (name.endsWith('.wasm')) made = contents;
    },
  });
  return { error: result.error, stderr: messages.toString(), binary: made };
}

function textOf(bytes) {
  const lines = Buffer.from(bytes)
    .toString('base64')
    .match(/.{1,100}/g);
  return `// Written by \`npm run kernel\` from assembly/; do not edit.

/** The kernel in WebAssembly, ${bytes.length} bytes in base64. */
export const kernelBytes: string = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;
}

// A package registry on the loopback interface. usage: node registry.mjs <port> <packages.json>
// packages.json: [{ "name", "version", "files": { "index.js": "…" }, …fields of package.json }]
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { gzipSync } from 'node:zlib';

const [port, file] = process.argv.slice(2);
const releases = JSON.parse(readFileSync(file, 'utf8'));
const url = `http://127.0.0.1:${port}`;

createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, url).pathname);
  const release = releases.find((one) => path === tarballPath(one));
  const versions = releases.filter(({ name }) => path === `/${name}`);
  if (release) response.end(tarball(release));
  else if (versions.length > 0) response.end(JSON.stringify(packument(versions)));
  else response.writeHead(404, { 'content-type': 'application/json' }).end('{"error":"Not found"}');
}).listen(Number(port), '127.0.0.1');

function tarballPath({ name, version }) {
  return `/${name}/-/${name.split('/').at(-1)}-${version}.tgz`;
}

function packument(versions) {
  return {
    name: versions[0].name,
    'dist-tags': { latest: versions.at(-1).version },
    versions: Object.fromEntries(versions.map((one) => [one.version, { ...manifest(one), dist: dist(one) }])),
  };
}

function manifest({ files, ...fields }) {
  return fields;
}

function dist(release) {
  const integrity = `sha512-${createHash('sha512').update(tarball(release)).digest('base64')}`;
  return { tarball: url + tarballPath(release), integrity };
}

function tarball(release) {
  const files = { 'package.json': JSON.stringify(manifest(release)), ...release.files };
  const entries = Object.entries(files).map(([name, text]) => entry(`package/${name}`, Buffer.from(text)));
  return gzipSync(Buffer.concat([...entries, Buffer.alloc(1024)]));
}

/** One ustar header and its content, padded to 512 bytes. */
function entry(name, content) {
  const header = Buffer.alloc(512);
  const octal = (value, digits) => `${value.toString(8).padStart(digits, '0')}\0`;
  header.write(name, 0);
  header.write(octal(0o644, 7), 100);
  header.write(octal(0, 7), 108);
  header.write(octal(0, 7), 116);
  header.write(octal(content.length, 11), 124);
  header.write(octal(0, 11), 136);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  header.write(`${header.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc((512 - (content.length % 512)) % 512)]);
}

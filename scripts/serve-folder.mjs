// A plain static host on loopback, as any other: files below a folder, index.html for folders, 404.html for the rest.
import { createServer } from 'node:http';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
};

/** @returns The address, with a slash at its end, and how to stop. `under` is a path that the site lies below. */
export async function serveFolder(folder, under = '/') {
  const server = createServer((request, response) => {
    answer(folder, under, request.url ?? '/', response).catch(() => response.destroy());
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    address: `http://127.0.0.1:${port}${under}`,
    close: () => new Promise((resolve) => server.close(resolve) && server.closeAllConnections()),
  };
}

async function answer(folder, under, url, response) {
  const path = decodeURIComponent(new URL(url, 'http://host').pathname);
  const file = normalize(join(folder, sep, path.slice(under.length)));
  const found =
    path.startsWith(under) && (file === join(folder, sep) || file.startsWith(folder + sep))
      ? await bytesOf(file)
      : undefined;
  const missing = found ?? (await bytesOf(join(folder, '404.html')));
  const type = found ? (types[extname(file)] ?? 'application/octet-stream') : types['.html'];
  response.writeHead(found ? 200 : 404, { 'content-type': file.endsWith(sep) ? types['.html'] : type });
  response.end(missing);
}

async function bytesOf(file) {
  const stats = await stat(file).catch(() => undefined);
  if (stats?.isDirectory()) return bytesOf(join(file, 'index.html'));
  return stats && readFile(file);
}

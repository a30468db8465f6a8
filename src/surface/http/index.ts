export { runKeys } from './keys.ts';
export type { PageFile, Pages } from './pages.ts';
export { serveWith, type OpenPages } from './serve.ts';

export { serveWith } from './serve.ts';
export type { PageFile, Pages } from './pages.ts';

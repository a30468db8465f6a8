export { runSite } from './site/run-site.ts';
export { openWeb, type Web, type WebFile, type WebOptions } from './web.ts';

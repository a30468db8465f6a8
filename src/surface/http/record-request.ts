import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import type { Metrics } from './metrics.ts';
import type { AppEnv } from './route.ts';

/** Writes one line of JSON. */
export type WriteLog = (line: Readonly<Record<string, unknown>>) => void;

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
};

/**
 * Numbers each request, counts it and writes one line about it: which route, how it ended, how long it took, who asked.
 * Neither the path, nor a body, nor a key is in it.
 */
export function recordRequest(metrics: Metrics, writeLog: WriteLog): MiddlewareHandler<AppEnv> {
  return async (context, next) => {
    const started = performance.now();
    const request = randomUUID();
    context.set('request', request);
    context.set('route', 'none');
    metrics.started();
    await next();
    metrics.ended();
    const { headers, status } = context.res;
    for (const [name, value] of Object.entries(everywhere)) if (!headers.has(name)) headers.set(name, value);
    if (!headers.has('content-security-policy')) {
      headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
    }
    if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
    headers.set('x-request-id', request);
    const seconds = (performance.now() - started) / 1000;
    const facts = { route: context.get('route'), method: methodOf(context.req.method), status };
    const bytesIn = Number(context.req.header('content-length')) || 0;
    metrics.observe({ ...facts, seconds, bytesIn });
    writeLog({
      level: status >= 500 ? 'error' : 'info',
      request,
      ...facts,
      ms: Math.round(seconds * 10_000) / 10,
      bytes_in: bytesIn,
      caller: context.get('caller')?.name ?? 'nobody',
    });
  };
}

/** A method is free text; a label is not. */
function methodOf(method: string): string {
  return ['GET', 'HEAD', 'POST', 'DELETE', 'PUT', 'PATCH', 'OPTIONS'].includes(method) ? method : 'other';
}

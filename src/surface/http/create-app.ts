import { Hono, type Context } from 'hono';
import { HttpError } from './http-error.ts';
import { toHttpError } from './to-http-error.ts';
import { guardOrigin } from './guard-origin.ts';
import { problemOf } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { anonymous, mayEnter, type Access, type Caller } from './role.ts';
import type { AppEnv, Route } from './route.ts';
import type { ServerState } from './server-state.ts';
import { recordRequest, type WriteLog } from './record-request.ts';
import { answerLocked, answerMissing, answerPage, findPage, isReading, type Pages } from './pages.ts';

export interface AppOptions {
  readonly state: ServerState;
  readonly routes: readonly Route[];
  /** Who asks. @throws {HttpError} `no_key`, `bad_key` */
  readonly identify: (request: Request, address: string) => Promise<Caller>;
  /** By which names the server may be asked for, at this moment. */
  readonly names: () => Promise<'loopback' | 'any'>;
  readonly addressOf: (context: Context) => string;
  readonly writeLog: WriteLog;
  readonly pages?: () => Pages;
}

/** The routes as one application: each request is logged, guarded, identified, counted, and only then answered. */
export function createApp({ state, routes, ...options }: AppOptions): Hono<AppEnv> {
  const app = new Hono<AppEnv>();
  const limit = createRateLimit(state.limits.perMinute);
  const enter = async (context: Context<AppEnv>, access: Access): Promise<Caller> => {
    guardOrigin(context.req.raw, { names: await options.names() });
    const address = options.addressOf(context);
    const caller = await options.identify(context.req.raw, address).catch((error: unknown) => {
      limit.take(`address ${address}`, Date.now());
      throw error;
    });
    context.set('caller', caller);
    limit.take(caller.account, Date.now());
    if (!mayEnter(caller.role, access)) throw refusalOf(caller, access, context.req.raw);
    return caller;
  };
  app.use(recordRequest(state.metrics, options.writeLog));
  for (const one of routes) {
    app.on(one.method.toUpperCase(), honoPath(one.path), async (context) => {
      context.set('route', one.id);
      // Probes come from anywhere and often, and say nothing.
      if (one.access === 'open') return one.answer({ context, state, caller: nobody });
      return one.answer({ context, state, caller: await enter(context, one.access) });
    });
  }
  // A route and not Hono's notFound, whose errors pass by the middleware.
  app.all('*', async (context) => {
    const pages = options.pages?.();
    const page = pages && findPage(pages, context.req.raw);
    if (page) context.set('route', 'page');
    if (pages && page?.access === 'open') return answerPage(pages, page);
    // Before it is told whether there is one: the path of a page holds the name of a record.
    const refused = await enter(context, 'read').then(() => undefined, refusalForBrowser);
    const { raw } = context.req;
    const forPerson = /\btext\/html\b/.test(raw.headers.get('accept') ?? '');
    if (refused) {
      if (pages && forPerson) return answerLocked(pages, raw, refused.headers);
      throw refused;
    }
    if (pages && page) return answerPage(pages, page);
    const isPage = forPerson && isReading(raw) && routesAt(context.req.path, routes).length === 0;
    return (pages && isPage ? await answerMissing(pages) : undefined) ?? noRoute(context, routes);
  });
  app.onError((thrown, context) => {
    const error = toHttpError(thrown);
    if (error.code === 'broken' || error.code === 'busy') {
      const reason = thrown instanceof HttpError ? thrown.message : String(thrown.stack);
      options.writeLog({ level: 'error', request: context.get('request'), reason });
    }
    return problemOf(error, context.get('request'));
  });
  return app;
}

const askForPassword = 'Basic realm="wayout: any name, and a key as the password", charset="UTF-8"';
const nobody: Caller = { name: 'nobody', role: undefined, account: 'nobody' };

function refusalOf({ role, name }: Caller, access: Access, { headers }: Request): HttpError {
  if (role !== undefined && name !== anonymous) {
    return new HttpError('forbidden', `Expected a key of role ${access}, found one of role ${role}`, {
      advice: `Ask who runs the server for a key of role ${access}`,
    });
  }
  // A page of this server that needed a key was given one as a password: its browser then sends that along.
  const isOwnPage = role === undefined && headers.get('sec-fetch-site') === 'same-origin';
  return new HttpError('no_key', 'Expected a key in the header Authorization: Bearer …, found none', {
    headers: { 'www-authenticate': isOwnPage ? askForPassword : 'Bearer realm="wayout"' },
    advice: 'Ask who runs the server for a key: wayout keys create',
  });
}

/** Pages hold records too. A browser that is asked for a password sends it along with every request from then on. */
function refusalForBrowser(error: unknown): HttpError {
  if (!(error instanceof HttpError) || (error.code !== 'no_key' && error.code !== 'bad_key')) throw error;
  return new HttpError(error.code, 'Expected a key as the password, found none that is valid', {
    headers: { 'www-authenticate': askForPassword },
  });
}

function routesAt(path: string, routes: readonly Route[]): readonly Route[] {
  return routes.filter((one) => pathPattern(one.path).test(path));
}

/** A refusal that tells a wrong method from a wrong path. */
function noRoute({ req: { method, path } }: Context<AppEnv>, routes: readonly Route[]): never {
  const there = routesAt(path, routes);
  if (there.length > 0) {
    const methods = [...new Set(there.map((one) => one.method.toUpperCase()))].join(', ');
    throw new HttpError('wrong_method', `Expected ${methods}, found ${method}`, {
      headers: { allow: methods },
    });
  }
  throw new HttpError('not_found', `Expected a path of this server, found ${path.slice(0, 120)}`, {
    advice: 'See /api/v1/openapi.json',
  });
}

/** The id of a record holds slashes, and so takes all that follows. */
function honoPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => (name === 'id' ? `:${name}{.+}` : `:${name}`));
}

function pathPattern(path: string): RegExp {
  return new RegExp(
    `^${path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, (_, name) => (name === 'id' ? '.+' : '[^/]+'))}$`,
  );
}

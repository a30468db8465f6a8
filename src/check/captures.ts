import { CannotTell } from './sight.ts';

export type Captures = Readonly<Record<string, string>>;

/**
 * Puts captured values into `{{name}}`, as they are: a probe treats what comes out as data. `{{name|package}}` is the npm package of a
 * module, `{{name|stem}}` a path without its extension.
 */
export function fillIn(text: string, captures: Captures): string {
  return text.replace(/\{\{(\w+)(?:\|(package|stem))?\}\}/g, (_, name: string, part: string | undefined) => {
    const value = captured(name, captures);
    return part === undefined ? value : part === 'package' ? packageOf(value) : stemOf(value);
  });
}

/** The npm package of a module: `@scope/name/sub` → `@scope/name`. */
function packageOf(module: string): string {
  const [first = '', second] = module.split('/');
  return first.startsWith('@') && second !== undefined ? `${first}/${second}` : first;
}

/** `src/main.o` → `src/main` */
function stemOf(path: string): string {
  return path.replace(/\.[^./]*$/, '');
}

/** @throws {CannotTell} where the message does not hold it. */
export function captured(name: string, captures: Captures): string {
  const value = Object.hasOwn(captures, name) ? captures[name] : undefined;
  if (value !== undefined && value !== '') return value;
  throw new CannotTell({ en: `the message does not say the ${name}`, zh: `报错里没有 ${name}` });
}

export interface HostAndPort {
  readonly host: string;
  readonly port?: number;
}

/**
 * A host of the message. What is more than a name and a port (a user, a path, a space) is refused: it might lead elsewhere.
 * @throws {CannotTell}
 */
export function hostOf(text: string, captures: Captures): HostAndPort {
  const value = fillIn(text, captures);
  const [, host = '', , port] =
    /^(\[[\da-f:.]+\]|[a-z\d](?:[a-z\d.-]{0,252}[a-z\d])?|::1)(:(\d{1,5}))?$/i.exec(value) ?? [];
  const number = port === undefined ? undefined : Number(port);
  if (host && (number === undefined || (number > 0 && number < 65536)))
    return {
      host: host.toLowerCase().replace(/^\[|\]$/g, ''),
      ...(number !== undefined && { port: number }),
    };
  throw new CannotTell({
    en: 'the message does not name a host that can be asked',
    zh: '报错里没有可以询问的主机名',
  });
}

/** @throws {CannotTell} */
export function portOf(value: number | string, captures: Captures): number {
  const port = Number(typeof value === 'number' ? value : fillIn(value, captures));
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new CannotTell({ en: 'the message does not name a port', zh: '报错里没有端口号' });
}

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
}

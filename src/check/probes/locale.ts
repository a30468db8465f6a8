import type { Probe } from '../probe.ts';
import { sight } from '../sight.ts';

/** Whether the locale is one of UTF-8. POSIX: LC_ALL before LC_CTYPE before LANG. */
export const probeLocale: Probe<'locale'> = async ({ is }, { machine: { env } }) => {
  const name = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'C';
  const isUtf8 = /utf-?8/i.test(name);
  const seen = isUtf8
    ? { en: 'the locale is one of UTF-8', zh: '当前语言环境使用 UTF-8' }
    : { en: 'the locale is not one of UTF-8', zh: '当前语言环境不是 UTF-8' };
  return sight(isUtf8 === (is === 'utf-8'), seen);
};

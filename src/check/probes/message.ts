import { captured } from '../captures.ts';
import type { Probe } from '../probe.ts';
import { CannotTell, sight } from '../sight.ts';

/**
 * What a captured part of the message is, how it starts or ends, or what it holds. Where several are given, any will do; where none is,
 * it is asked whether the message has that part.
 */
export const probeMessage: Probe<'message'> = async (
  { capture, equals, starts_with, ends_with, contains },
  { captures },
) => {
  const value = valueOf(capture, captures);
  if (value === undefined)
    return sight(false, { en: `the message does not say the ${capture}`, zh: `报错里没有 ${capture}` });
  const tests = [
    equals?.includes(value),
    starts_with?.some((text) => value.startsWith(text)),
    ends_with?.some((text) => value.endsWith(text)),
    contains?.some((text) => value.includes(text)),
  ].filter((test) => test !== undefined);
  const shown = value.length > 80 ? `${value.slice(0, 79)}…` : value;
  return sight(tests.length === 0 || tests.includes(true), {
    en: `the message says ${shown}`,
    zh: `报错里写的是 ${shown}`,
  });
};

function valueOf(capture: string, captures: Parameters<typeof captured>[1]): string | undefined {
  try {
    return captured(capture, captures);
  } catch (error) {
    if (error instanceof CannotTell) return undefined;
    throw error;
  }
}

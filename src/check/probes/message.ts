import { captured } from '../captures.ts';
import type { Probe } from '../probe.ts';
import { sight } from '../sight.ts';

/** What a captured part of the message is, or how it starts or ends. Where several are given, any will do. */
export const probeMessage: Probe<'message'> = async (
  { capture, equals, starts_with, ends_with },
  { captures },
) => {
  const value = captured(capture, captures);
  const holds =
    (equals?.includes(value) ?? false) ||
    (starts_with?.some((text) => value.startsWith(text)) ?? false) ||
    (ends_with?.some((text) => value.endsWith(text)) ?? false);
  const shown = value.length > 80 ? `${value.slice(0, 79)}…` : value;
  return sight(holds, { en: `the message says ${shown}`, zh: `报错里写的是 ${shown}` });
};

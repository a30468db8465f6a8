import type { Probe } from '../probe.ts';
import { sight } from '../sight.ts';

/** Whether an environment variable is set and not empty. Its value is neither shown nor compared. */
export const probeVariable: Probe<'variable'> = async ({ name, is }, { machine }) => {
  const isSet = Boolean(machine.env[name]);
  const seen = isSet
    ? { en: `${name} is set`, zh: `环境变量 ${name} 已设置` }
    : { en: `${name} is not set`, zh: `环境变量 ${name} 未设置` };
  return sight(isSet === (is === 'set'), seen);
};

import type { Probe } from '../probe.ts';
import { engineAddress, engineAnswers, lookAtBuilder } from '../registry/look-at-builder.ts';
import { sight } from '../sight.ts';

/** Whether the engine of the docker client answers on its socket, and with which driver the client builds. */
export const probeDocker: Probe<'docker'> = async ({ is, driver }, { machine }) => {
  const builder = driver === undefined ? undefined : await lookAtBuilder(machine);
  const isDriver =
    builder?.driver === undefined ? undefined : (driver ?? []).some((name) => name === builder.driver);
  if (is === undefined) return sight(builder ? isDriver : true, ...(builder?.seen ?? []));
  const answers = await engineAnswers(await engineAddress(machine));
  if (answers === undefined)
    return sight(undefined, { en: 'the engine is on another machine', zh: '引擎在另一台机器上' });
  const seen = answers
    ? { en: 'the engine accepts connections', zh: '引擎接受连接' }
    : { en: 'the engine does not accept connections', zh: '引擎不接受连接' };
  const holds = answers === (is === 'engine-answers');
  return sight(
    holds && isDriver !== false ? (builder ? isDriver : true) : false,
    seen,
    ...(builder?.seen ?? []),
  );
};

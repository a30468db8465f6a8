import type { Facility } from './facility.ts';
import { mergePowers } from './merge-powers.ts';
import type { Reproduction } from './reproduction-schema.ts';
import type { Sandbox } from './sandbox.ts';
import type { Toolchain } from './toolchain.ts';
import { VerifierError } from './verifier-error.ts';

/**
 * Starts the facilities once in a world of their own, before any trial: a machine on which an engine does not start can
 * say nothing about a record.
 * @returns Why they cannot be used here; `undefined` when they can.
 */
export async function facilityProblem(
  facilities: readonly Facility[],
  toolchain: Toolchain,
  sandbox: Sandbox,
  { network, limits }: Reproduction,
): Promise<string | undefined> {
  if (facilities.length === 0) return undefined;
  try {
    const world = await sandbox.open({ network, limits, toolchain, powers: mergePowers(facilities) });
    try {
      for (const facility of facilities) await facility.start(world);
      return undefined;
    } finally {
      for (const facility of facilities) await facility.stop(world).catch(() => undefined);
      await world.close();
    }
  } catch (error) {
    if (!(error instanceof VerifierError)) throw error;
    return `${facilities.map(({ name }) => name).join(', ')} does not start here: ${error.message}`;
  }
}

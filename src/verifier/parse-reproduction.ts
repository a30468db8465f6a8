import type { z } from 'zod';
import { isVersionRange } from '../evidence/index.ts';
import { reproductionSchema, type Reproduction } from './reproduction-schema.ts';
import { VerifierError } from './verifier-error.ts';

/**
 * Reads `repro.json`; what is absent gets its default.
 * @param where Names the file in the message.
 * @throws {VerifierError} `not_a_reproduction`, naming every field at fault.
 */
export function parseReproduction(text: string, where = 'repro.json'): Reproduction {
  const result = reproductionSchema.safeParse(readJson(text, where));
  if (!result.success) {
    const faults = result.error.issues.map(describeIssue);
    throw new VerifierError('not_a_reproduction', `${where}: ${faults.join('; ')}`, { cause: result.error });
  }
  const faults = contradictionsOf(result.data);
  if (faults.length > 0) throw new VerifierError('not_a_reproduction', `${where}: ${faults.join('; ')}`);
  return result.data;
}

function readJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new VerifierError('not_a_reproduction', `${where}: Expected JSON, found: ${reason}`, { cause });
  }
}

function describeIssue(issue: z.core.$ZodIssue): string {
  // Of a bad key zod says only that it is one; the reason lies a level deeper.
  const reason =
    issue.code === 'invalid_key' ? issue.issues.map(({ message }) => message).join(', ') : issue.message;
  return `${issue.path.join('.') || '(file)'}: ${reason}`;
}

/** Demands that one field makes on another. */
function contradictionsOf({
  services,
  network,
  causes,
  actions,
  files,
  needs,
  matrix,
}: Reproduction): string[] {
  const faults: string[] = [];
  if (Object.keys(services).length > 0 && network === 'none')
    faults.push('network: Expected "loopback" or "host" where there are services, found "none"');
  for (const [id, action] of Object.entries(actions))
    for (const cause of action.causes ?? [])
      if (!(cause in causes)) faults.push(`actions.${id}.causes: Expected one of causes, found "${cause}"`);
  const named = { ...files };
  for (const cause of Object.values(causes)) Object.assign(named, cause.files);
  for (const [path, file] of Object.entries(named))
    if (typeof file !== 'string' && (file.from === undefined) === (file.text === undefined))
      faults.push(`files.${path}: Expected either from or text`);
  if (Object.keys(needs).length === 0) faults.push('needs: Expected at least one tool');
  for (const [name, range] of [needs, ...(matrix ?? [])].flatMap((row) => Object.entries(row)))
    if (!isVersionRange(range))
      faults.push(`needs.${name}: Expected a version range such as ">=2.30 <3", found "${range}"`);
  return faults;
}

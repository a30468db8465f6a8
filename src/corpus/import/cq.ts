import { parseRecord } from '../../record/index.ts';
import { isObject, textOf, textsOf } from './foreign-value.ts';
import type { ImportedEntry, Importer } from './importer.ts';

/**
 * cq: knowledge units that agents share. A unit has no pattern, so it is found by likeness only; a unit that another one
 * supersedes, or that is flagged as incorrect, stays out.
 */
export const cq: Importer = {
  name: 'cq',
  about: 'knowledge units of cq, schema version 1',
  importEntry,
};

function importEntry(unit: unknown, where: string): ImportedEntry {
  const id = textOf(unit, 'id');
  const insight = isObject(unit) ? unit['insight'] : undefined;
  const summary = textOf(insight, 'summary');
  if (!isObject(unit) || id === undefined || summary === undefined) {
    return leftOut(where, 'expected an object with id and insight.summary');
  }
  const withdrawn = reasonWithdrawn(unit);
  if (withdrawn !== undefined) return leftOut(id, withdrawn);
  const [domain = 'general', ...others] = textsOf(unit, 'domains');
  try {
    return { record: recordOf(unit, { id, summary, domain, others }), notes: [] };
  } catch (error) {
    return leftOut(id, error instanceof Error ? error.message : String(error));
  }
}

function leftOut(id: string, message: string): ImportedEntry {
  return { notes: [{ id, kind: 'unreadable', message }] };
}

function reasonWithdrawn(unit: Readonly<Record<string, unknown>>): string | undefined {
  const successor = textOf(unit, 'superseded_by');
  if (successor !== undefined) return `superseded by ${successor}`;
  const flags = unit['flags'];
  const incorrect = Array.isArray(flags) && flags.some((flag) => textOf(flag, 'reason') === 'incorrect');
  return incorrect ? 'flagged as incorrect' : undefined;
}

interface UnitParts {
  readonly id: string;
  readonly summary: string;
  readonly domain: string;
  readonly others: readonly string[];
}

/** The unit's own id is the last segment; confidence and confirmations are claims. */
function recordOf(unit: Readonly<Record<string, unknown>>, { id, summary, domain, others }: UnitParts) {
  const { insight, context, evidence } = unit;
  const action = textOf(insight, 'action');
  return parseRecord({
    id: `${slug(domain)}/${slug(id)}`,
    signature: summary,
    domain: slug(domain),
    root_cause: textOf(insight, 'detail'),
    workarounds: action === undefined ? [] : [{ action }],
    tags: [...new Set([...others, ...textsOf(context, 'languages'), ...textsOf(context, 'frameworks')])],
    subcategory: textOf(context, 'pattern'),
    confidence: isObject(evidence) ? evidence['confidence'] : undefined,
    first_seen: textOf(evidence, 'first_observed'),
    last_confirmed: textOf(evidence, 'last_confirmed'),
    evidence_count: isObject(evidence) ? evidence['confirmations'] : undefined,
    verification_tier: 'ai_generated',
    locale: 'en',
  });
}

function slug(text: string): string {
  const made = text
    .toLowerCase()
    .replace(/[^a-z0-9._]+/g, '-')
    .replace(/^[-._]+|[-._]+$/g, '');
  return made || 'general';
}

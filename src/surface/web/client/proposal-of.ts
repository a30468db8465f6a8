import type { ActionKind } from '../parts/propose-fields.ts';

type Fields = Readonly<Record<string, string>>;

/** What stands in the form, as the API takes it; fields that say nothing are absent. */
export function proposalOf(form: HTMLFormElement): Readonly<Record<string, unknown>> {
  const valueOf = (id: string) =>
    form.querySelector<HTMLInputElement | HTMLTextAreaElement>(`#${id}`)?.value.trim() ?? '';
  const id = valueOf('id');
  const output = valueOf('output');
  return {
    source: {
      id,
      signature: valueOf('signature'),
      domain: id.split('/')[0],
      ...filled({ regex: valueOf('regex'), root_cause: valueOf('root_cause') }),
      ...actionsOf(form, 'dead_ends', 'avoid'),
      ...actionsOf(form, 'workarounds', 'take'),
    },
    examples: output === '' ? [] : [{ name: 'seen-1.log', text: `${output}\n` }],
    ...filled({ note: valueOf('note') }),
  };
}

/** Those that say what to do, each with an id of its own. */
function actionsOf(
  form: HTMLFormElement,
  name: string,
  kind: ActionKind,
): Readonly<Record<string, readonly Fields[]>> {
  const groups = [...form.querySelectorAll<HTMLElement>(`[data-kind="${kind}"]`)];
  const actions = groups.map((group) => {
    const fields = [...group.querySelectorAll<HTMLInputElement>('input[data-field]')];
    return filled(
      Object.fromEntries(fields.map(({ dataset, value }) => [dataset['field'] ?? '', value.trim()])),
    );
  });
  const taken = new Set<string>();
  const named = actions.flatMap(({ action, ...rest }, i) => {
    if (action === undefined) return [];
    const slug = slugOf(action);
    const id = slug === '' || taken.has(slug) ? `${kind}-${i + 1}` : slug;
    taken.add(id);
    return [{ id, action, ...rest }];
  });
  return named.length > 0 ? { [name]: named } : {};
}

function slugOf(text: string): string {
  return (text.toLowerCase().match(/[a-z0-9]+/g) ?? []).slice(0, 5).join('-');
}

function filled(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''));
}

import type { DeadEnd, FailureRecord, Workaround } from '../record/index.ts';

type Action = DeadEnd | Workaround;

/** Each action of a record by the id under which it is reported: its own, else one made of its words. */
export function actionsById(record: FailureRecord): ReadonlyMap<string, Action> {
  const { dead_ends = [], workarounds = [] } = record;
  const byId = new Map<string, Action>();
  for (const action of [...dead_ends, ...workarounds]) {
    const id = actionId(action);
    if (id !== undefined && !byId.has(id)) byId.set(id, action);
  }
  return byId;
}

/** `undefined` where an action has neither an id nor Latin letters to make one of. */
export function actionId({ id, action, ...rest }: Action): string | undefined {
  if (id !== undefined) return id;
  const how = 'how' in rest && typeof rest.how === 'string' ? rest.how : '';
  const words = (action ?? how).toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.length === 0 ? undefined : words.slice(0, 8).join('-');
}

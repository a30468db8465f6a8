import { objectIn, textIn, type Payload } from '../payload.ts';
import { emptySession, type OpenFailure, type Session, type TrackedAction } from './session.ts';

/** A session from its file. What is damaged, or was written by another version, is an empty session. */
export function parseSession(text: string): Session {
  try {
    const file = objectIn(JSON.parse(text));
    if (file?.['version'] !== 1) return emptySession;
    return {
      hinted: texts(file['hinted']),
      hintedAt: time(file['hintedAt']),
      failures: objects(file['failures']).flatMap(failure),
    };
  } catch {
    return emptySession;
  }
}

export function sessionText(session: Session): string {
  return JSON.stringify({ version: 1, ...session });
}

function failure(value: Payload): readonly OpenFailure[] {
  const record = textIn(value, 'record');
  const cause = textIn(value, 'cause');
  if (record === undefined) return [];
  return [
    {
      record,
      ...(cause === undefined ? {} : { cause }),
      since: time(value['since']),
      command: texts(value['command']),
      actions: objects(value['actions']).flatMap(action),
      warned: texts(value['warned']),
      tried: texts(value['tried']),
    },
  ];
}

function action(value: Payload): readonly TrackedAction[] {
  const id = textIn(value, 'id');
  const kind = value['kind'];
  if (id === undefined || (kind !== 'dead-end' && kind !== 'workaround')) return [];
  return [{ id, kind, steps: texts(value['steps']) }];
}

function objects(value: unknown): readonly Payload[] {
  return Array.isArray(value)
    ? value.map((one: unknown) => objectIn(one)).filter((one) => one !== undefined)
    : [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one: unknown) => typeof one === 'string') : [];
}

function time(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}

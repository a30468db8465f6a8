/** A JSON object from outside, of which nothing is known. */
export type Payload = Readonly<Record<string, unknown>>;

/** The value when it is an object. */
export function objectIn(value: unknown): Payload | undefined {
  return isPayload(value) ? value : undefined;
}

/** The first of the fields that is a text. */
export function textIn(payload: Payload | undefined, ...fields: readonly string[]): string | undefined {
  return fields.map((field) => payload?.[field]).find((value) => typeof value === 'string');
}

/** The first of the fields that is a whole number. */
export function numberIn(payload: Payload | undefined, ...fields: readonly string[]): number | undefined {
  return fields
    .map((field) => payload?.[field])
    .find((value): value is number => typeof value === 'number' && Number.isInteger(value));
}

/** An object, also where the host wrote it as a JSON text. */
export function objectOrJsonIn(value: unknown): Payload | undefined {
  if (typeof value !== 'string') return objectIn(value);
  try {
    return objectIn(JSON.parse(value));
  } catch {
    return undefined;
  }
}

function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

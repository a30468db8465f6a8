import { StoreError, TeamError } from '../../team/index.ts';
import { HttpError, type Refusal } from './http-error.ts';

const refusalOf: Readonly<Record<TeamError['code'], Refusal>> = {
  not_found: 'not_found',
  decided: 'conflict',
  known: 'known',
  blocked: 'not_acceptable',
  not_usable: 'not_acceptable',
  failed: 'broken',
};

/** What a route threw, as the answer to the request. What nobody foresaw is said to the log and not to the caller. */
export function toHttpError(error: unknown): HttpError {
  if (error instanceof HttpError) return error;
  if (error instanceof TeamError) {
    const { code, message: text, faults } = error;
    return new HttpError(refusalOf[code], text, { faults, cause: error });
  }
  if (error instanceof StoreError) {
    return new HttpError(
      'busy',
      'Expected the store to answer; it did not. Nothing of this request was kept',
      {
        headers: { 'retry-after': '5' },
        advice: 'Send it again; an outcome with the same id counts once',
        cause: error,
      },
    );
  }
  return new HttpError('broken', 'Expected to answer; the server failed. Its log says why', { cause: error });
}

import { z } from 'zod';

/** A stable name inside one record, by which evidence refers to an action or a cause. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'Expected lower-case words joined by hyphens');

export const text = z.string().min(1);
export const rate = z.number().min(0).max(1);

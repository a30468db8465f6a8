import type { Facility } from './facility.ts';

/** Every facility that a reproduction may name in `facilities`. */
export const facilities: readonly Facility[] = [];

import { createDockerEngine } from './docker-engine/docker-engine.ts';
import type { Facility } from './facility.ts';

/** Every facility that a reproduction may name in `facilities`. */
export const facilities: readonly Facility[] = [createDockerEngine()];

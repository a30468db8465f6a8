export { parseReproduction } from './parse-reproduction.ts';
export { reproductionSchema, type Reproduction } from './reproduction-schema.ts';
export { VerifierError, type VerifierFault } from './verifier-error.ts';

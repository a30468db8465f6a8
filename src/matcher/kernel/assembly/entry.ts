// The kernel in WebAssembly: the same as ../js-kernel.ts, step for step. `npm run kernel` compiles it.
export { clean, needsCleaning } from './clean';
export { nextLine, split } from './lines';
export { fold, foundCount, look, lookAtPiece, sightingCount } from './look';
export * from './tables';

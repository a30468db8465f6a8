export { createAppraiser, type Appraisal, type Appraise } from './appraise.ts';
export { decodeLexicalIndex, encodeLexicalIndex } from './lexical-form.ts';
export { buildLexicalIndex, type LexicalIndex } from './lexical-index.ts';
export { seenLines, type SeenLines } from './seen-lines.ts';

export { diagnose, type DiagnoseOptions } from './diagnose.ts';
export { diagnosisOfRecord } from './diagnosis-of-record.ts';
export type { Language } from './advise.ts';
export type {
  AdvisedAction,
  Decision,
  Diagnosis,
  FailingPart,
  Finding,
  FindingCause,
  LookAlike,
  NextError,
  NumberSource,
  ScorePart,
} from './types.ts';
export { renderGithub } from './render/github.ts';
export { inert } from './render/inert.ts';
export { renderMarkdown } from './render/markdown.ts';
export { renderMatrix, type MatrixOptions } from './render/matrix.ts';
export { renderText, type TextOptions } from './render/text.ts';

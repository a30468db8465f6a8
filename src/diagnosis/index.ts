export { diagnose, type DiagnoseOptions } from './diagnose.ts';
export { maskSecrets, type GraphEdge, type TransitionGraph } from '../evidence/index.ts';
export { diagnosisOfRecord } from './diagnosis-of-record.ts';
export type { Language } from './advise.ts';
export type {
  AdvisedAction,
  CauseCheck,
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
export { renderAgent, renderAgentView, type AgentOptions } from './render/agent.ts';
export { agentView, type AgentAction, type AgentFinding, type AgentView } from './render/agent-view.ts';
export { framed, safeText, type SafeText } from './render/frame.ts';
export { rememberOrders, type OrderFinder } from './render/order-memory.ts';
export { estimateTokens } from './render/tokens.ts';
export { renderGithub } from './render/github.ts';
export { inert } from './render/inert.ts';
export { renderMarkdown } from './render/markdown.ts';
export {
  matrixTable,
  renderMatrix,
  type MatrixOptions,
  type MatrixRow,
  type MatrixTable,
} from './render/matrix.ts';
export { numberText } from './render/number.ts';
export { textsOf } from './render/texts-of.ts';
export type { Texts } from './render/texts.ts';
export { renderCheckTable, type CheckTableOptions } from './render/check-table.ts';
export { renderText, type TextOptions } from './render/text.ts';
export { withAnswers, type CheckAnswers } from './with-answers.ts';

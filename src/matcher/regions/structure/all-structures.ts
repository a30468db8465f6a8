import { azurePipelines } from './azure-pipelines.ts';
import { buildTools } from './build-tools.ts';
import { buildkite } from './buildkite.ts';
import { circleci } from './circleci.ts';
import { githubActions } from './github-actions.ts';
import { gitlab } from './gitlab.ts';
import { jenkins } from './jenkins.ts';
import type { Structure } from './step-event.ts';
import { toolSuccess } from './tool-success.ts';
import { travis } from './travis.ts';

/** Whose structure is understood; the first that reads a line wins. */
export const allStructures: readonly Structure[] = [
  travis,
  githubActions,
  gitlab,
  jenkins,
  azurePipelines,
  circleci,
  buildkite,
  buildTools,
  ...toolSuccess,
];

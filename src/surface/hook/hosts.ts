import type { Host } from './host.ts';
import { claudeCode } from './hosts/claude-code.ts';
import { codex } from './hosts/codex.ts';
import { cursor } from './hosts/cursor.ts';
import { gemini } from './hosts/gemini.ts';
import { opencode } from './hosts/opencode.ts';
import { vscode } from './hosts/vscode.ts';
import { windsurf } from './hosts/windsurf.ts';

/** Every host by the name that `wayout hook` is called with. */
export const hosts: ReadonlyMap<string, Host> = new Map([
  ['claude-code', claudeCode],
  ['codex', codex],
  // One file of hooks is read by VS Code and by Copilot CLI: either name reads the events of both.
  ['copilot', vscode],
  ['cursor', cursor],
  ['gemini', gemini],
  ['opencode', opencode],
  ['vscode', vscode],
  ['windsurf', windsurf],
]);

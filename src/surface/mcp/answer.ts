import type { CallToolResult } from '@modelcontextprotocol/server';
import { safeText } from '../../diagnosis/index.ts';
import { McpSurfaceError } from './mcp-error.ts';
import { texts } from './texts.ts';

type Structured = Readonly<Record<string, unknown>>;

/** Runs a tool; what goes wrong becomes advice, because an agent reads tool errors and no others. */
export async function answered(
  run: () => Promise<{ readonly text: string; readonly data: Structured }>,
  onError: (error: unknown) => void,
): Promise<CallToolResult> {
  try {
    const { text, data } = await run();
    return { content: [{ type: 'text', text }], structuredContent: data };
  } catch (error) {
    if (!(error instanceof McpSurfaceError)) onError(error);
    return { content: [{ type: 'text', text: adviceOf(error) }], isError: true };
  }
}

/** A message may quote a corpus, a path or an input: they are data here too. */
function adviceOf(error: unknown): string {
  if (!(error instanceof McpSurfaceError)) return texts.unexpected;
  const safe = safeText(error.message);
  return 'text' in safe ? safe.text : `${texts.unexpected} (${error.code})`;
}

import type { McpServer } from '@modelcontextprotocol/server';
import type { Language, OrderFinder } from '../../diagnosis/index.ts';
import type { Knowledge } from '../../knowledge.ts';

/** What every tool of a running server shares. */
export interface Serving {
  readonly lang: Language;
  readonly version: string;
  /** Opened at the first call, and again after it failed: a corpus may have been repaired. @throws {McpSurfaceError} */
  readonly knowledge: () => Promise<Knowledge>;
  /** Folders that a path may lie in. */
  readonly roots: (server: McpServer) => Promise<readonly string[]>;
  /** Over HTTP a client may be anybody; on the other end of a pipe it is whoever started the server. */
  readonly client: 'trusted' | 'unknown';
  /** Remembers what it judged: the texts of a record come back with every call. */
  readonly findOrder: OrderFinder;
  /** Bytes that were taken out of a text on its way in, because the message was too long to be held. */
  readonly cutFrom: (text: string) => number;
  /** What nobody expected, for the person who runs the server. */
  readonly onError: (error: unknown) => void;
}

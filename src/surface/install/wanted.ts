/** One place in a JSON file. */
export interface JsonEntry {
  readonly at: readonly string[];
  readonly value: unknown;
  /**
   * `set`: the value stands at the path. `add`: it is an element of the array at the path. `default`: it stands there only
   * where nothing else does.
   */
  readonly how: 'set' | 'add' | 'default';
}

/** What a file has to hold once wayout is installed. */
export type Wanted =
  | { readonly kind: 'json'; readonly path: string; readonly entries: readonly JsonEntry[] }
  | {
      readonly kind: 'toml';
      readonly path: string;
      readonly table: readonly string[];
      readonly values: Readonly<Record<string, string | readonly string[]>>;
    }
  /** A file that is ours alone. */
  | { readonly kind: 'file'; readonly path: string; readonly text: string };

/** How the host starts wayout. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
}

/** Where a host's configuration lies. */
export interface Place {
  readonly scope: 'global' | 'project';
  /** The project's folder. */
  readonly project: string;
  readonly home: string;
  readonly env: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
}

/** What is to be written about one host. */
export interface HostInstall {
  /** Undefined where the host has no such configuration. */
  mcp(place: Place, launch: Launch): Wanted | undefined;
  /** @param words of the command that the hook runs */
  hooks(place: Place, words: readonly string[], deadEnds: 'warn' | 'block'): Wanted | undefined;
  /** What the user still has to do, or has to know. */
  readonly note?: string;
}

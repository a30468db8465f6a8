import { diagnose, type Finding } from '../diagnosis/index.ts';
import { createMatcher, type Pack } from '../matcher/index.ts';

/** Where a record's pattern held, and the cause that this phrasing gives away. */
export interface Recognised {
  readonly line: string;
  readonly cause?: string;
  /** What it says. */
  readonly captures: Readonly<Record<string, string>>;
}

/** What a failing output was found to be. */
export interface Recognition {
  /** Records whose pattern held. */
  readonly matched: ReadonlyMap<string, Recognised>;
  /** The record that explains the output, when its pattern held. */
  readonly root?: string;
  /** The line that best tells the reason, known or not. */
  readonly line: string;
}

export type Recognise = (output: Uint8Array) => Recognition;

/** Recognises outputs by the records of one pack, just as `wayout explain` would. */
export function createRecogniser(pack: Pack): Recognise {
  const matcher = createMatcher(pack);
  return (output) => {
    const report = matcher.match(output);
    const { findings, failing } = diagnose(report, (id) => pack.find(id));
    const byPattern = findings.filter(({ basis }) => basis === 'pattern');
    // A record may hold in several places: the first finding of it is the best placed.
    const matched = new Map(byPattern.toReversed().map((finding) => [finding.id, recognised(finding)]));
    const root = byPattern.find(({ role }) => role === 'root') ?? byPattern[0];
    const line = root?.text ?? failing[0]?.text.at(-1) ?? lastLine(output);
    return { matched, line, ...(root && { root: root.id }) };
  };
}

function recognised({ text, causes, captures }: Finding): Recognised {
  const cause = causes.find(({ indicated }) => indicated)?.id;
  return { line: text, captures, ...(cause !== undefined && { cause }) };
}

function lastLine(output: Uint8Array): string {
  return new TextDecoder().decode(output).trimEnd().split('\n').at(-1) ?? '';
}

import { renderText } from '../../../diagnosis/index.ts';
import { openKnowledge } from '../../../knowledge.ts';
import type { Invocation, Terminal } from '../command.ts';
import { languageOf, styleOf } from '../presentation.ts';
import { warnOf, warnTo } from '../warnings.ts';
import type { Explained } from './remember.ts';
import type { Transcript } from './transcript.ts';

/** Writes the card of what a command printed, and returns what it was known as. @throws whatever a corpus or the matcher throws */
export async function explainFailure(
  transcript: Transcript,
  invocation: Invocation,
  terminal: Terminal,
): Promise<Explained> {
  const { stderr } = terminal;
  const knowledge = await openKnowledge({
    corpus: invocation.texts('corpus'),
    onWarning: warnTo(terminal),
  });
  const lang = languageOf(invocation, terminal);
  const session = knowledge.open({ lang });
  for (const chunk of transcript.chunks()) session.push(chunk);
  const diagnosis = await session.answer();
  const card = renderText(diagnosis, {
    lang,
    width: stderr.columns ?? 80,
    style: styleOf(stderr, terminal),
  });
  warnOf(knowledge, terminal);
  if (transcript.lost > 0) {
    stderr.write(
      `\nwayout: no room for a copy of the output; ${transcript.lost} bytes of it were not read\n`,
    );
  }
  stderr.write(`\n${card}`);
  return { knowledge, diagnosis };
}

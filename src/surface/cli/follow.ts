import { open, stat, type FileHandle } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Diagnosis } from '../../diagnosis/index.ts';
import type { DiagnosisSession } from '../../knowledge.ts';

export interface Following {
  /** Begins an input: the file, and the file that takes its place. */
  readonly open: () => DiagnosisSession;
  /** Called with each answer that is another one than the last. */
  readonly onAnswer: (diagnosis: Diagnosis) => void;
  /** Called where the file was cut off or replaced, so that reading begins anew. */
  readonly onRestart: () => void;
  /** Ends the following. */
  readonly signal: AbortSignal;
}

/** How often is looked, and how long an answer waits at most while a file grows without a pause. In milliseconds. */
const pause = 200;
const patience = 2000;
/** What is held at most of a line that is not finished; the rest of a longer one is read as it comes. In bytes. */
const longestHeld = 1 << 20;
const newline = 10;

/**
 * Reads a file while it grows, and answers whenever it rests for a moment and something known was found that was not told.
 *
 * @returns what was read of the last file, to its end
 */
export async function follow(file: string, following: Following): Promise<DiagnosisSession> {
  const { open: begin, onAnswer, onRestart, signal } = following;
  let reading = await readFrom(file, begin());
  let told = '';
  let since = 0;
  while (!signal.aborted) {
    if (await reading.isOver(file)) {
      await reading.close();
      onRestart();
      reading = await readFrom(file, begin());
      told = '';
    }
    const grew = await reading.takeNew();
    since = grew ? since + pause : 0;
    if (reading.isUnasked && (!grew || since >= patience)) {
      since = 0;
      const diagnosis = await reading.answer();
      const key = keyOf(diagnosis);
      if (key !== '' && key !== told) onAnswer(diagnosis);
      told = key;
    }
    await sleep(pause, undefined, { signal }).catch(() => undefined);
  }
  await reading.takeNew();
  await reading.close();
  return reading.whole();
}

/** What makes an answer another one; nothing where nothing is known. */
function keyOf({ decision, findings }: Diagnosis): string {
  return decision === 'unknown' ? '' : findings.map(({ id, role }) => `${role} ${id}`).join(' ');
}

/** A file that is read as far as it goes, whole lines first: of one that is being written nothing is known yet. */
async function readFrom(file: string, session: DiagnosisSession) {
  const handle = await open(file, 'r');
  const { ino } = await handle.stat();
  let at = 0;
  /** The line that is not finished. */
  let held: Buffer[] = [];
  let heldSize = 0;
  const passOn = (...more: readonly Buffer[]) => {
    for (const piece of [...held, ...more]) session.push(piece);
    held = [];
    heldSize = 0;
  };
  let isUnasked = false;
  return {
    /** Whether lines came that no answer was asked for. */
    get isUnasked() {
      return isUnasked;
    },
    /** Whether another file stands in its place, or it became shorter. */
    async isOver(path: string): Promise<boolean> {
      const now = await stat(path).catch(() => undefined);
      return now !== undefined && (now.ino !== ino || now.size < at);
    },
    /** Takes what was added up to now, even if more is added meanwhile; whether there was anything. */
    async takeNew(): Promise<boolean> {
      const from = at;
      const { size } = await handle.stat();
      for await (const chunk of chunksFrom(handle, at, size)) {
        at += chunk.length;
        const end = chunk.lastIndexOf(newline) + 1;
        if (end > 0) {
          passOn(chunk.subarray(0, end));
          isUnasked = true;
        }
        if (end < chunk.length) held.push(chunk.subarray(end));
        heldSize += chunk.length - end;
        if (heldSize > longestHeld) passOn();
      }
      return at > from;
    },
    answer(): Promise<Diagnosis> {
      isUnasked = false;
      return session.answer();
    },
    /** The session, with the line that is not finished. */
    whole(): DiagnosisSession {
      passOn();
      return session;
    },
    close: () => handle.close(),
  };
}

async function* chunksFrom(handle: FileHandle, from: number, to: number): AsyncGenerator<Buffer> {
  for (let at = from; at < to;) {
    // The session may keep what it is given: each chunk has memory of its own.
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(1 << 16), 0, 1 << 16, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

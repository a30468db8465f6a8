import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import type { Limits } from '../reproduction-schema.ts';
import type { StepEnd, World } from '../sandbox.ts';
import { VerifierError } from '../verifier-error.ts';
import { AnswerReader, type Answer } from './answer-reader.ts';

export interface WorldProcess {
  /** Runs the runner script; its standard streams are pipes. */
  readonly child: ChildProcess;
  readonly limits: Limits;
  /** Ends the world at once. */
  kill(): void;
  /** Called once the world is gone. */
  dispose?(): Promise<void>;
  /** Why the world was ended from outside, when it was. */
  reason?(): string | undefined;
}

const slack = 5;
const mebibyte = 1024 * 1024;

/**
 * Speaks with the runner of a world.
 * @throws {VerifierError} `sandbox_broke` when the runner does not come up within ten seconds.
 */
export async function runWorld(process: WorldProcess): Promise<World> {
  const { child, limits } = process;
  const { input, answers } = connect(process);
  await answers.ready;

  async function request(line: string, body: Uint8Array, seconds: number): Promise<Answer> {
    const answer = answers.next(seconds);
    input.write(`${line}\n`);
    if (body.length > 0) input.write(body);
    return answer;
  }

  return {
    async write(path, content, { executable = false } = {}) {
      const { exit } = await request(
        `write ${content.length} ${executable ? 755 : 644} ${path}`,
        content,
        30,
      );
      if (exit !== 0)
        throw new VerifierError('sandbox_broke', `Expected to write ${path} in the world; it failed`);
    },
    async run(shell, { env = {}, timeout = limits.timeout } = {}) {
      const script = Buffer.from(exports(env) + shell);
      const answer = await request(`run ${timeout} ${script.length}`, script, timeout + slack);
      const seconds = answer.milliseconds / 1000;
      return { end: endOf(answer, seconds, timeout, limits), output: answer.output, seconds };
    },
    async start(name, shell, env = {}) {
      const script = Buffer.from(exports(env) + shell);
      await request(`start ${name} ${script.length}`, script, slack);
    },
    async outputOf(name) {
      return (await request(`log ${name}`, Buffer.alloc(0), slack)).output;
    },
    async pack() {
      const answer = answers.next(60);
      input.end('pack\n');
      return (await answer).output;
    },
    async close() {
      process.kill();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'close');
      await process.dispose?.();
    },
  };
}

function endOf({ exit, output }: Answer, seconds: number, timeout: number, limits: Limits): StepEnd {
  if (output.length >= limits.output * mebibyte) return { kind: 'output', mebibytes: limits.output };
  if ((exit === 124 || exit === 137) && seconds >= timeout) return { kind: 'timeout', seconds: timeout };
  return { kind: 'exit', code: exit };
}

function exports(env: Readonly<Record<string, string>>): string {
  return Object.entries(env)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", String.raw`'\''`)}'\n`)
    .join('');
}

interface Answers {
  readonly ready: Promise<void>;
  /** The next answer, within so many seconds. One at a time. */
  next(seconds: number): Promise<Answer>;
}

function connect(world: WorldProcess): { readonly input: Writable; readonly answers: Answers } {
  const { stdin, stdout, stderr } = world.child;
  if (!stdin || !stdout || !stderr)
    throw new VerifierError('sandbox_broke', 'Expected a world with three pipes');
  // Writing to a world that has just ended is reported by its end.
  stdin.on('error', () => undefined);
  return { input: stdin, answers: listen(world, stdout, stderr) };
}

function listen(world: WorldProcess, stdout: Readable, stderr: Readable): Answers {
  const reader = new AnswerReader();
  const changes = new EventEmitter();
  let complaint = '';
  let ended = false;
  stderr.on('data', (piece: Buffer) => (complaint = (complaint + piece.toString()).slice(-4096)));
  stdout.on('data', (piece: Buffer) => {
    reader.push(piece);
    changes.emit('change');
  });
  const end = (error?: unknown) => {
    if (error instanceof Error) complaint += error.message;
    ended = true;
    changes.emit('change');
  };
  world.child.once('close', () => end());
  world.child.once('error', end);

  /** Waits until `take` gives something; fails when the world ends before, or does not answer in time. */
  async function wait<T>(take: () => T | undefined, seconds: number): Promise<T> {
    const timer = setTimeout(() => {
      complaint += `no answer within ${seconds} s`;
      world.kill();
    }, seconds * 1000);
    try {
      for (;;) {
        const taken = take();
        if (taken !== undefined) return taken;
        if (ended) throw brokenWorld(world, complaint);
        await once(changes, 'change');
      }
    } finally {
      clearTimeout(timer);
    }
  }

  const ready = wait(() => (reader.takeReady() ? true : undefined), 10).then(() => undefined);
  return { ready, next: async (seconds) => wait(() => reader.take(ended), seconds) };
}

function brokenWorld(world: WorldProcess, complaint: string): VerifierError {
  const reason = world.reason?.() ?? `The world ended: ${complaint.trim() || 'no reason given'}`;
  return new VerifierError('sandbox_broke', reason);
}

import type { ProbeCondition, ProbeName } from '../record/index.ts';
import type { Probe, ProbeContext } from './probe.ts';
import { probeClock } from './probes/clock.ts';
import { probeDisk } from './probes/disk.ts';
import { probeDns } from './probes/dns.ts';
import { probeDocker } from './probes/docker.ts';
import { probeFile } from './probes/file.ts';
import { probeGit } from './probes/git.ts';
import { probeHttp } from './probes/http.ts';
import { probeLimit } from './probes/limit.ts';
import { probeLocale } from './probes/locale.ts';
import { probeLookalike } from './probes/lookalike.ts';
import { probeMessage } from './probes/message.ts';
import { probePort } from './probes/port.ts';
import { probeProcess } from './probes/process.ts';
import { probeProgram } from './probes/program.ts';
import { probePython } from './probes/python.ts';
import { probeRegistry } from './probes/registry.ts';
import { probeTcp } from './probes/tcp.ts';
import { probeText } from './probes/text.ts';
import { probeTls } from './probes/tls.ts';
import { probeValue } from './probes/value.ts';
import { probeVariable } from './probes/variable.ts';
import type { Sight } from './sight.ts';

/** Everything that a check can look at. The compiler sees that none is missing. */
const probes: { readonly [N in ProbeName]: Probe<N> } = {
  clock: probeClock,
  disk: probeDisk,
  dns: probeDns,
  docker: probeDocker,
  file: probeFile,
  git: probeGit,
  http: probeHttp,
  limit: probeLimit,
  locale: probeLocale,
  lookalike: probeLookalike,
  message: probeMessage,
  port: probePort,
  process: probeProcess,
  program: probeProgram,
  python: probePython,
  registry: probeRegistry,
  tcp: probeTcp,
  text: probeText,
  tls: probeTls,
  value: probeValue,
  variable: probeVariable,
};

/** Puts one question to the machine. @throws {CannotTell} */
export async function askProbe(question: ProbeCondition, context: ProbeContext): Promise<Sight> {
  return askOf(question.probe, question, context);
}

async function askOf<N extends ProbeName>(
  name: N,
  question: Extract<ProbeCondition, { probe: N }>,
  context: ProbeContext,
): Promise<Sight> {
  return probes[name](question, context);
}

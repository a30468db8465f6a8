import { captured, hostOf } from '../captures.ts';
import type { Machine } from '../machine.ts';
import type { Probe, ProbeContext } from '../probe.ts';
import { askRegistry, type AccessView } from '../registry/ask-registry.ts';
import { findCredential, type CredentialView } from '../registry/find-credential.ts';
import { lookAtBuilder } from '../registry/look-at-builder.ts';
import { registryNames, type RegistryNames } from '../registry/registry-names.ts';
import { CannotTell, sight, type Sentence } from '../sight.ts';

/**
 * Registry authentication, as docker does it: which configuration is in force, which entry or helper is used for this registry, what the
 * token endpoint says to that credential and to nobody, and whether the image may then be read. No secret is shown or kept.
 */
export const probeRegistry: Probe<'registry'> = async (question, context) => {
  const { machine } = context;
  const { host, port } = hostOf(question.registry, context.captures);
  const names = registryNames(port === undefined ? host : `${host}:${port}`);
  const image = imageOf(question.image, context);
  const view = viewOf(machine, `${names.shown} ${image ?? ''}`, names, image);
  const credential = await view.credential();
  const seen: Sentence[] = [...credential.seen];
  if (question.credential && !question.credential.includes(credential.state)) return sight(false, ...seen);
  const builder = await lookAtBuilder(machine);
  seen.push(...builder.seen);
  const holds: (boolean | undefined)[] = [];
  if (question.with_credential) {
    if (credential.state !== 'found') return sight(false, ...seen);
    const { access, seen: said } = await stopped(view.withCredential(), seen);
    seen.push(...said);
    holds.push(access === undefined ? undefined : question.with_credential.includes(access));
  }
  if (question.anonymous && !holds.includes(false)) {
    const { access, seen: said } = await stopped(view.anonymous(), seen);
    seen.push(...said);
    holds.push(access === undefined ? undefined : question.anonymous.some((one) => one === access));
  }
  return sight(holds.includes(false) ? false : holds.includes(undefined) ? undefined : true, ...seen);
};

function imageOf(name: string | undefined, { captures }: ProbeContext): string | undefined {
  try {
    return name === undefined ? undefined : captured(name.slice(2, -2), captures);
  } catch (error) {
    // Some phrasings name the registry only: then the credential itself can still be tried.
    if (error instanceof CannotTell) return undefined;
    throw error;
  }
}

/** What was seen before it ended stays worth telling. */
async function stopped(work: Promise<AccessView>, before: readonly Sentence[]): Promise<AccessView> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof CannotTell) throw new CannotTell(...before, ...error.seen);
    throw error;
  }
}

interface RegistryView {
  credential(): Promise<CredentialView>;
  withCredential(): Promise<AccessView>;
  anonymous(): Promise<AccessView>;
}

/** Checks of several causes ask the same; a registry is asked once, for it may count failed logins. */
const views = new WeakMap<Machine, Map<string, RegistryView>>();

function viewOf(
  machine: Machine,
  key: string,
  names: RegistryNames,
  image: string | undefined,
): RegistryView {
  const known = views.get(machine) ?? new Map<string, RegistryView>();
  views.set(machine, known);
  const view = known.get(key) ?? openView(machine, { names, ...(image !== undefined && { image }) });
  known.set(key, view);
  return view;
}

function openView(
  machine: Machine,
  question: { readonly names: RegistryNames; readonly image?: string },
): RegistryView {
  const credential = once(async () => findCredential(question.names, machine));
  return {
    credential,
    withCredential: once(async () => askRegistry(question, (await credential()).credential, machine)),
    anonymous: once(async () => askRegistry(question, undefined, machine)),
  };
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return async () => (answer ??= ask());
}

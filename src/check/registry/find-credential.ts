import type { Machine } from '../machine.ts';
import type { Sentence } from '../sight.ts';
import { askHelper } from './credential-program.ts';
import { findEntry, readEntry } from './auth-entry.ts';
import { lookAtVariable } from './auth-config-variable.ts';
import { Credential } from './credential.ts';
import { findDockerConfig, type ConfigInForce, type DockerConfig } from './docker-config.ts';
import { unusedHubKeys, type RegistryNames } from './registry-names.ts';

export type CredentialState = 'none' | 'found' | 'malformed' | 'helper-missing' | 'helper-failed';

export interface CredentialView {
  readonly state: CredentialState;
  readonly credential?: Credential;
  readonly seen: readonly Sentence[];
}

/** The credential that docker would send to a registry, and where it would take it from. @throws {CannotTell} */
export async function findCredential(names: RegistryNames, machine: Machine): Promise<CredentialView> {
  const inForce = await findDockerConfig(machine);
  const variable = await lookAtVariable(names.server, inForce.folder, machine);
  const seen = [...inForce.seen, ...variable.seen];
  if (variable.credential === 'malformed') return { state: 'malformed', seen };
  if (variable.credential) return found(variable.credential, seen, machine);
  if (inForce.isMalformed) return { state: 'malformed', seen };
  const { config = {} } = inForce;
  const helper = helperOf(config, names.server);
  return helper === undefined
    ? fromFile(config, names, inForce, seen, machine)
    : fromHelper(helper, names, seen, machine);
}

/** credHelpers names one registry's helper, credsStore that of all others; the entries of the file then do not count. */
function helperOf({ credHelpers = {}, credsStore }: DockerConfig, server: string) {
  const own = Object.hasOwn(credHelpers, server) ? credHelpers[server] : undefined;
  if (own) return { name: own, setting: 'credHelpers' };
  return credsStore ? { name: credsStore, setting: 'credsStore' } : undefined;
}

async function fromHelper(
  { name, setting }: { readonly name: string; readonly setting: string },
  { shown, server }: RegistryNames,
  before: readonly Sentence[],
  machine: Machine,
): Promise<CredentialView> {
  const program = `docker-credential-${name}`;
  const seen = [...before, { en: `${setting} names ${program}`, zh: `${setting} 指定了 ${program}` }];
  const answer = await askHelper(name, server, machine);
  if (answer instanceof Credential)
    return found(
      answer,
      [...seen, { en: `it answers and has a credential for ${shown}`, zh: `它能回答，并有 ${shown} 的凭据` }],
      machine,
    );
  const said: Readonly<Record<typeof answer, Sentence>> = {
    none: { en: `it answers and has no credential for ${shown}`, zh: `它能回答，但没有 ${shown} 的凭据` },
    'helper-missing': { en: `no folder of PATH has ${program}`, zh: `PATH 里没有 ${program}` },
    'helper-failed': { en: 'it fails, or does not answer in time', zh: '它运行失败或没有及时回答' },
  };
  return { state: answer, seen: [...seen, said[answer]] };
}

function fromFile(
  { auths = {} }: DockerConfig,
  { shown, server }: RegistryNames,
  inForce: ConfigInForce,
  before: readonly Sentence[],
  machine: Machine,
): CredentialView {
  // One entry that cannot be decoded costs docker the whole file.
  const broken = Object.entries(auths).find(([, entry]) => readEntry(entry) === 'malformed');
  if (broken) {
    const text = {
      en: `the entry ${broken[0]} of ${inForce.shown} is not user:password in base64`,
      zh: `${inForce.shown} 中 ${broken[0]} 的条目不是 base64 的 user:password`,
    };
    return { state: 'malformed', seen: [...before, text] };
  }
  const match = findEntry(auths, server);
  const credential = match && readEntry(match.entry);
  if (match && credential instanceof Credential) {
    const text = {
      en: `the entry used for ${shown} stands under ${match.key}`,
      zh: `${shown} 使用的条目是 ${match.key}`,
    };
    return found(credential, [...before, text], machine);
  }
  const unused = shown === 'docker.io' ? unusedHubKeys.find((key) => Object.hasOwn(auths, key)) : undefined;
  const none = match
    ? { en: `the entry for ${shown} is empty`, zh: `${shown} 的条目是空的` }
    : { en: `there is no entry for ${shown}`, zh: `没有 ${shown} 的条目` };
  const hint = {
    en: `an entry stands under ${unused}, where docker does not look: it wants ${server}`,
    zh: `${unused} 下有一个条目，但 docker 不看那里：它要的是 ${server}`,
  };
  return { state: 'none', seen: [...before, none, ...(unused === undefined ? [] : [hint])] };
}

function found(credential: Credential, seen: readonly Sentence[], machine: Machine): CredentialView {
  const expiry = credential.expiry();
  const date = expiry === undefined ? '' : new Date(expiry).toISOString().slice(0, 16).replace('T', ' ');
  const over: Sentence =
    expiry !== undefined && expiry < machine.now()
      ? { en: `it expired on ${date} UTC`, zh: `它已于 ${date}（UTC）过期` }
      : { en: `it expires on ${date} UTC`, zh: `它将于 ${date}（UTC）过期` };
  return { state: 'found', credential, seen: expiry === undefined ? seen : [...seen, over] };
}

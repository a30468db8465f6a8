import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { StoreError } from './store-error.ts';
import type { Variables } from '../data-folder.ts';

/** Projects as CI systems name them: the jobs of one project are one reporter, however many machines ran them. */
const projectVariables = ['GITHUB_REPOSITORY', 'CI_PROJECT_PATH', 'BITBUCKET_REPO_FULL_NAME', 'JOB_NAME'];

export interface Identity {
  /** A text as hexadecimal digits that nobody without this user's key can trace back or make. */
  readonly hashOf: (text: string) => string;
  /** @param salt of the store */
  reporter(salt: string): string;
  place(salt: string): string;
}

/** The user's pseudonyms, from a random key in their data folder that is made when it is first needed. */
export function openIdentity(folder: string, env: Variables): Identity {
  let key: Buffer | undefined;
  const project = projectVariables.map((name) => env[name]).find(Boolean);
  const hashOf = (text: string) => digest((key ??= loadKey(folder)), text);
  return {
    hashOf,
    reporter: (salt) => (project === undefined ? hashOf('reporter') : pseudonym(salt, `project ${project}`)),
    place: (salt) => pseudonym(salt, project === undefined ? `host ${hostname()}` : `project ${project}`),
  };
}

/** Keyed, so that a list of guesses tells nothing to who does not hold the store. */
export function pseudonym(salt: string, text: string): string {
  return digest(Buffer.from(salt), text);
}

function digest(key: Buffer, text: string): string {
  return createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
}

function loadKey(folder: string): Buffer {
  const file = join(folder, 'key');
  return readKey(file) ?? makeKey(folder, file);
}

function readKey(file: string): Buffer | undefined {
  try {
    const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
    return key.length === 32 ? key : undefined;
  } catch {
    return undefined;
  }
}

/** A draft and a link: of processes that begin at once, all get the key of the first. */
function makeKey(folder: string, file: string): Buffer {
  const draft = `${file}.${randomUUID()}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    } finally {
      unlinkSync(draft);
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StoreError('read_only', `Expected to write a key into ${folder}: ${reason}`, { cause: error });
  }
  const key = readKey(file);
  if (key) return key;
  throw new StoreError('damaged', `Expected 64 hexadecimal digits in ${file}; remove it to get a new key`);
}

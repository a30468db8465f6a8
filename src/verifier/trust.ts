import { createPublicKey, verify } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { z } from 'zod';
import { sha256 } from './digests.ts';
import { VerifierError } from './verifier-error.ts';

const publisherSchema = z.looseObject({ publisher: z.looseObject({ name: z.string(), key: z.string() }) });
const trustSchema = z.looseObject({ execute: z.array(z.string()).default([]) });

export interface TrustOptions {
  /** The folder in which the user works. */
  readonly cwd: string;
  /** Public keys whose corpora may be executed, base64 of DER. @default those of `trustedKeys()` */
  readonly keys?: readonly string[];
}

/**
 * Lets the user's own reproductions through: those in the folder where they work, of no publisher. Any other corpus
 * is executed only when it is signed, whole as it stands, with a key that was trusted for execution.
 * @throws {VerifierError} `not_executable`
 */
export function assertExecutable(corpus: string, { cwd, keys = trustedKeys() }: TrustOptions): void {
  const root = rootOf(realpathSync(corpus));
  const publisher = readPublisher(root);
  const isInside = `${root}${sep}`.startsWith(`${realpathSync(cwd)}${sep}`);
  if (!publisher && isInside) return;
  const how = `To trust it, add its publisher's key to "execute" in ${trustFile()}`;
  if (!publisher) {
    throw refusal(
      root,
      `it lies outside ${cwd} and names no publisher. Change into its own folder to run your own`,
    );
  }
  if (!keys.includes(publisher.key))
    throw refusal(root, `the key of ${publisher.name} is not trusted. ${how}`);
  if (!isSignedBy(root, publisher.key))
    throw refusal(root, `corpus.sig is not ${publisher.name}'s over these files`);
}

/** The corpus that a folder belongs to: the nearest with a `corpus.json`, for a record alone names no publisher. */
function rootOf(folder: string): string {
  for (let up = folder; up !== dirname(up); up = dirname(up))
    if (existsSync(join(up, 'corpus.json'))) return up;
  return folder;
}

/** SHA-256 of every file of a corpus, but for the signature and the ledgers: what a publisher signs. */
export function digestOfCorpus(root: string): string {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(root, file)).isFile())
    .filter((file) => file !== signatureFile && !file.endsWith('evidence.jsonl'))
    .map((file) => relative(root, join(root, file)).split(sep).join('/'))
    .sort();
  return sha256(files.map((file) => `${sha256(readFileSync(join(root, file)))}  ${file}\n`).join(''));
}

const signatureFile = 'corpus.sig';

function readPublisher(root: string): { readonly name: string; readonly key: string } | undefined {
  const file = join(root, 'corpus.json');
  if (!existsSync(file)) return undefined;
  const result = publisherSchema.safeParse(readJson(file));
  if (!result.success) throw refusal(root, 'corpus.json names no publisher with a key');
  return result.data.publisher;
}

/** Keys in `$XDG_CONFIG_HOME/wayout/trust.json`; none where there is no such file. */
function trustedKeys(): readonly string[] {
  return existsSync(trustFile()) ? trustSchema.parse(readJson(trustFile())).execute : [];
}

function trustFile(): string {
  return join(process.env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'wayout', 'trust.json');
}

function isSignedBy(root: string, key: string): boolean {
  const file = join(root, signatureFile);
  if (!existsSync(file)) return false;
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' });
    const signature = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
    return verify(null, Buffer.from(digestOfCorpus(root)), publicKey, signature);
  } catch {
    // A key or a signature that is none proves nothing.
    return false;
  }
}

function refusal(root: string, why: string): VerifierError {
  return new VerifierError('not_executable', `Nothing of ${root} was executed: ${why}.`);
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new VerifierError('not_executable', `Expected JSON in ${file}`, { cause });
  }
}

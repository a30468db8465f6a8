import { readFileSync } from 'node:fs';
import { connect, rootCertificates, type PeerCertificate } from 'node:tls';
import type { Machine } from '../machine.ts';
import { CannotTell } from '../sight.ts';

/** What a server presented, and what this machine's tools would say to it. */
export interface CertificateView {
  /** OpenSSL's word for what is wrong; `undefined` where nothing is. */
  readonly fault: string | undefined;
  readonly selfIssued: boolean;
  readonly from: number;
  readonly until: number;
  /** Certificates in the chain that the server sent. */
  readonly chain: number;
}

/** Shakes hands and goes; nothing is sent. @throws {CannotTell} where nobody speaks TLS there. */
export async function lookAtCertificate(
  host: string,
  port: number,
  machine: Machine,
): Promise<CertificateView> {
  return new Promise((resolve, reject) => {
    // A name that is an address must not be announced (RFC 6066, 3).
    const servername = /^[\d.]+$|:/.test(host) ? '' : host;
    const socket = connect({
      host,
      port,
      servername,
      timeout: 5000,
      rejectUnauthorized: false,
      ca: authorities(),
    });
    const give = (work: () => void) => {
      socket.destroy();
      work();
    };
    const fail = (why: string) =>
      give(() =>
        reject(
          new CannotTell({
            en: `no TLS with ${host}:${port} (${why})`,
            zh: `无法与 ${host}:${port} 建立 TLS（${why}）`,
          }),
        ),
      );
    socket.once('secureConnect', () => {
      const certificate = socket.getPeerCertificate(true);
      // Node types an Error here, and gives OpenSSL's code.
      const fault = socket.authorized ? undefined : String(socket.authorizationError);
      give(() =>
        resolve({
          fault,
          ...datesOf(certificate),
          chain: chainOf(certificate),
          selfIssued: isSelfIssued(certificate),
        }),
      );
    });
    socket.once('timeout', () => fail('timeout'));
    socket.once('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'error'));
    machine.signal.addEventListener('abort', () => fail('stopped'), { once: true });
  });
}

const systemBundles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
];

/** Those that curl, git and most tools trust here; where the system has no such file, those of Node. */
function authorities(): string[] {
  for (const file of systemBundles) {
    try {
      return [readFileSync(file, 'utf8')];
    } catch {
      // The next one may be there.
    }
  }
  return [...rootCertificates];
}

function datesOf({ valid_from, valid_to }: PeerCertificate): Pick<CertificateView, 'from' | 'until'> {
  return { from: Date.parse(valid_from), until: Date.parse(valid_to) };
}

function isSelfIssued({ issuer, subject }: PeerCertificate): boolean {
  return JSON.stringify(issuer) === JSON.stringify(subject);
}

function chainOf(certificate: {
  readonly fingerprint256: string;
  readonly issuerCertificate?: object;
}): number {
  const seen = new Set<unknown>();
  let current: unknown = certificate;
  while (typeof current === 'object' && current !== null && !seen.has(current)) {
    seen.add(current);
    current = 'issuerCertificate' in current ? current.issuerCertificate : undefined;
  }
  return seen.size;
}

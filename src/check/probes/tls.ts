import { hostOf, portOf } from '../captures.ts';
import { lookAtCertificate, type CertificateView } from '../network/look-at-certificate.ts';
import type { Probe } from '../probe.ts';
import { sight, type Sentence } from '../sight.ts';

type State = Parameters<Probe<'tls'>>[0]['is'][number];

/**
 * What a TLS handshake with the host of the message shows: whether the chain leads to an authority that this machine trusts,
 * the dates, the name, and the own clock.
 */
export const probeTls: Probe<'tls'> = async (question, { machine, captures }) => {
  const { host, port: named } = hostOf(question.host, captures);
  const port = question.port === undefined ? (named ?? 443) : portOf(question.port, captures);
  machine.mayAsk({ kind: 'host', name: host });
  const view = await lookAtCertificate(host, port, machine);
  const state = stateOf(view, machine.now());
  const dates: Sentence = {
    en: `valid from ${day(view.from)} to ${day(view.until)}; the clock here says ${day(machine.now())}`,
    zh: `有效期 ${day(view.from)} 至 ${day(view.until)}；本机时钟为 ${day(machine.now())}`,
  };
  if (state === undefined)
    return sight(undefined, { en: `certificate: ${view.fault}`, zh: `证书：${view.fault}` });
  return sight(question.is.includes(state), said(host)[state], dates);
};

/** OpenSSL's codes: https://docs.openssl.org/master/man1/openssl-verification-options/ */
function stateOf({ fault, selfIssued, chain, from, until }: CertificateView, now: number): State | undefined {
  if (until < now) return 'expired';
  if (from > now) return 'not-yet-valid';
  switch (fault) {
    case undefined:
      return 'trusted';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'wrong-name';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return 'self-signed';
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return selfIssued && chain === 1 ? 'self-signed' : 'unknown-authority';
    default:
      return fault?.startsWith('Hostname/IP') ? 'wrong-name' : undefined;
  }
}

function said(host: string): Readonly<Record<State, Sentence>> {
  return {
    trusted: { en: `${host}: the certificate is trusted here`, zh: `${host}：证书受本机信任` },
    'self-signed': { en: `${host}: the certificate is signed by itself`, zh: `${host}：证书是自签名的` },
    'unknown-authority': {
      en: `${host}: the certificate is signed by an authority that is not trusted here`,
      zh: `${host}：签发证书的机构不受本机信任`,
    },
    expired: { en: `${host}: the certificate has expired`, zh: `${host}：证书已过期` },
    'not-yet-valid': { en: `${host}: the certificate is not valid yet`, zh: `${host}：证书尚未生效` },
    'wrong-name': { en: `${host}: the certificate is for another name`, zh: `${host}：证书属于别的域名` },
  };
}

function day(time: number): string {
  return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : '?';
}

const mask = '***';

/** What gives a secret away: a known form, or the word before it. In each, only the second group is hidden. */
const forms: readonly RegExp[] = [
  // Whole keys in PEM
  /(-----BEGIN [A-Z ]*PRIVATE KEY-----)([\s\S]*?)(?=-----END |$)/g,
  // Tokens whose first letters name their issuer
  /()\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|npm_[A-Za-z0-9]{30,}|xox[abpr]-[\w-]{10,}|sk-[\w-]{20,}|AKIA[0-9A-Z]{16}|AIza[\w-]{35}|pypi-[\w-]{30,}|dckr_pat_[\w-]{20,})/g,
  // JSON Web Tokens
  /()\b(eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*)/g,
  // Authorization headers
  /(\b(?:authorization|proxy-authorization)["']?\s*[:=]\s*["']?(?:basic|bearer|token)\s+)([^\s"']{6,})/gi,
  // user:password@ in an address
  /(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:)([^\s/@]{3,})(?=@)/gi,
  // name=value and "name": "value"
  /(\b[\w.-]*(?:password|passwd|secret|api[_-]?key|access[_-]?key|auth[_-]?token|_authToken|private[_-]?token|identitytoken)["']?\s*[:=]\s*["']?)([^\s"',;}]{6,})/gi,
  // "auth": "base64" as in a Docker configuration
  /("auth"\s*:\s*")([A-Za-z0-9+/=]{8,})(?=")/g,
];

/** The text with everything that looks like a secret replaced by `***`; the rest stays as it is. */
export function maskSecrets(text: string): string {
  return forms.reduce((masked, form) => masked.replace(form, (_, before: string) => before + mask), text);
}

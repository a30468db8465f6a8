const mask = '***';

/** What gives a secret away: a known form, or the word before it. In each, only the second group is hidden. */
const forms: readonly RegExp[] = [
  // Whole keys in PEM
  /(-----BEGIN [A-Z ]*PRIVATE KEY-----)([\s\S]*?)(?=-----END |$)/g,
  // Tokens whose first letters name their issuer
  /()\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|gl(?:pat|dt|rt|cbt|ptt|ft|soat)-[\w-]{20,}|npm_[A-Za-z0-9]{30,}|xox[abeprs]-[\w-]{10,}|xapp-[\w-]{20,}|sk-[\w-]{20,}|A[KS]IA[0-9A-Z]{16}|AIza[\w-]{35}|ya29\.[\w-]{20,}|GOCSPX-[\w-]{20,}|pypi-[\w-]{30,}|dckr_pat_[\w-]{20,})/g,
  /()\b(rubygems_[0-9a-f]{40,}|cio[A-Za-z0-9]{32}|oy2[a-z0-9]{43}|do[opr]_v1_[0-9a-f]{64}|HRKU-[\w-]{30,}|S[GK]\.[\w-]{16,}\.[\w-]{30,}|SK[0-9a-f]{32}|key-[0-9a-f]{32}|[0-9a-f]{32}-us\d{1,2}|[rs]k_(?:live|test)_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9]{24,}|shp(?:at|ca|pa|ss)_[0-9a-f]{32})/g,
  /()\b(hf_[A-Za-z0-9]{30,}|dapi[0-9a-f]{32}|glsa_\w{32,}|NRAK-[0-9A-Z]{20,}|sntrys_[\w=+/-]{30,}|lin_api_[A-Za-z0-9]{32,}|(?:ntn|secret)_[A-Za-z0-9]{40,}|figd_[\w-]{30,}|ATATT3[\w=-]{30,}|hv[bs]\.[\w-]{20,}|[A-Za-z0-9]{14}\.atlasv1\.[\w-]{40,}|pul-[0-9a-f]{40}|AGE-SECRET-KEY-1[0-9A-Z]{40,}|\d{8,10}:AA[\w-]{30,}|\w{3}8Q~[\w.~-]{30,})/g,
  // Addresses that are secrets themselves, and signatures in an address
  /(\bhooks\.slack\.com\/services\/|\bdiscord(?:app)?\.com\/api\/webhooks\/)([\w/-]{20,})/g,
  /([?&](?:sig|signature|token|access_token|key)=)([\w%+/=-]{16,})/gi,
  // JSON Web Tokens
  /()\b(eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]*)/g,
  // Authorization headers
  /(\b(?:authorization|proxy-authorization)["']?\s*[:=]\s*["']?(?:basic|bearer|token)\s+)([^\s"']{6,})/gi,
  // token@ in an address
  /(\bhttps?:\/\/)([A-Za-z0-9_-]{20,})(?=@)/g,
  // user:password@ in an address
  /(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@]+:)([^\s/@]{3,})(?=@)/gi,
  // name=value and "name": "value"
  /(\b[\w.-]*(?:password|passwd|secret|api[_-]?key|access[_-]?key|account[_-]?key|auth[_-]?token|_authToken|_auth|api[_-]?token|session[_-]?token|private[_-]?token|fastly-key|identitytoken)["']?\s*[:=]\s*["']?)([^\s"',;}]{6,})/gi,
  // curl -u user:password
  /(\s(?:-u|--user)[ =][^\s:]+:)([^\s"']{4,})/g,
  // Cookies
  /(\b(?:set-)?cookie:\s*[\w.-]+=)([^\s;]{12,})/gi,
  // "auth": "base64" as in a Docker configuration
  /("auth"\s*:\s*")([A-Za-z0-9+/=]{8,})(?=")/g,
];

/** The text with everything that looks like a secret replaced by `***`; the rest stays as it is. */
export function maskSecrets(text: string): string {
  return forms.reduce((masked, form) => masked.replace(form, (_, before: string) => before + mask), text);
}

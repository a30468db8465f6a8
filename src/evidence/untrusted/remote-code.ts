import { joined, signs, type Sign } from './sign.ts';

const fetch =
  '\\b(?:curl|wget|fetch|iwr|irm|invoke-webrequest|invoke-restmethod|lwp-request|aria2c|lynx|http)\\b';
const shell =
  '(?:(?:sudo|env|nohup|exec|doas|time)\\s+(?:-\\S+\\s+)*)*(?:/(?:usr/)?(?:local/)?bin/)?(?:(?:ba|z|da|k|fi|c|tc|a)?sh\\b|iex\\b|invoke-expression\\b|(?:python[23]?|perl|ruby|node|php|pwsh|powershell|source)(?=\\s*(?:-\\s*)?(?:$|[;&|)"\'`\\n])))';
/** Vendors whose own documentation installs in this way; everything else that goes from the network into a shell is stopped. */
const installers =
  /^https:\/\/(?:sh\.rustup\.rs|get\.docker\.com|deb\.nodesource\.com|rpm\.nodesource\.com|install\.python-poetry\.org|get\.sdkman\.io|get\.k3s\.io|bun\.sh|astral\.sh|deno\.land|get\.pnpm\.io|pyenv\.run|fnm\.vercel\.app|get\.helm\.sh|ollama\.com|dot\.net|raw\.githubusercontent\.com\/(?:nvm-sh|Homebrew|helm|rvm|pyenv|aquasecurity|kubernetes-sigs|tj)\/)(?=[/\s"'`)]|$|(?<=\/))/i;

const piped: readonly RegExp[] = [
  joined(fetch, '[^\\n|]{0,300}\\|\\s*(?:tee\\s[^\\n|]{0,60}\\|\\s*)?', shell),
  joined(
    '(?:\\b(?:(?:ba|z|da|k)?sh|source|eval|python[23]?|perl|ruby|node)\\b|(?:^|[;&|]\\s*)\\.)\\s+(?:-\\w+\\s+)*["\']?(?:<\\(|\\$\\(|`)\\s*',
    fetch,
    '[^\\n]{0,300}',
  ),
  joined(
    fetch,
    '[^\\n]{0,200}(?:&&|;)\\s*(?:sudo\\s+)?chmod\\s+\\S+\\s+(\\S+)\\s*(?:&&|;)\\s*(?:sudo\\s+)?(?:\\./)?\\1',
  ),
  joined(fetch, '[^\\n]{0,200}(?:&&|;)\\s*(?:sudo\\s+)?(?:bash|sh|zsh)\\s+[^\\s-]\\S*'),
];

/** Code from the network, or in a disguise, that goes into an interpreter unseen. */
export const remoteCodeSigns: readonly Sign[] = [
  ...piped.map((pattern): Sign => ({
    kind: 'remote-code',
    pattern,
    unless: ([found]) => isInstaller(found),
  })),
  ...signs(
    'remote-code',
    joined(
      '\\b(?:base64\\s+(?:-\\w*d\\w*|--decode)|xxd\\s+-\\w*r|openssl\\s+(?:enc\\s+)?-?base64\\s+-d|rev\\b|tr\\s+\\S+\\s+\\S+|printf\\b[^\\n|]{0,200}\\\\x)[^\\n|]{0,60}\\|\\s*',
      shell,
    ),
    joined('\\\\x[0-9a-f]{2}(?:[^\\n|]{0,200})\\|\\s*', shell),
    joined('\\$\\{?\\w+\\}?\\$\\{?\\w+\\}?[^\\n|]{0,120}\\|\\s*', shell),
    joined('\\b(?:eval|exec)\\b[^\\n]{0,60}(?:base64|b64decode|atob|frombase64|fromcharcode|decompress)'),
    /\bpowershell\b[^\n]{0,80}\s-e(?:nc?|ncodedcommand|c)?\s+[a-z0-9+/=]{16,}|\b(?:-w|-windowstyle)\s+hidden\b/,
    /\b(?:exec|eval)\b\s?\(?[^\n]{0,100}(?:\burlopen|\brequests\.get|\buri\.open|open-uri|\blwp\b|\bhttps?\.get|\bfetch\(|\bget\s?\(?\s?["']https?:|file_get_contents\(["']https?:)/,
    /\b(?:https?['"]?\)?\.get|fetch\(|urlopen|uri\.open|file_get_contents\(["']https?)[^\n]{0,200}\b(?:eval|exec|function)\s?\(/,
    /\bopen-uri\b[^\n]{0,80}\beval\b|\blwp::simple\b[^\n]{0,60}\beval\b/,
    /\bcertutil\b[^\n]{0,40}-urlcache|\bmshta\s+https?:|\bregsvr32\b[^\n]{0,40}\/i:https?:|\bbitsadmin\b[^\n]{0,40}\/transfer/,
    /\bbash\s+-i\b|\/dev\/(?:tcp|udp)\/[^\n]{0,60}(?:0>&1|>&\s?\d?|<&\d|\d<>)|\bexec\s+\d+<>\s?\/dev\/tcp/,
    /\b(?:nc|ncat|netcat)\b[^\n]{0,60}\s-\w*[ec]\w*\s+\S*(?:sh|cmd)\b|\bsocat\b[^\n]{0,80}\bexec:/,
    /\bmkfifo\b[^\n]{0,80}\b(?:nc|ncat|netcat|telnet|openssl)\b/,
    /\b(?:pip|pip3|npm|gem|go)\s+(?:install|i|get)\b[^\n]{0,80}\bhttps?:\/\/(?:\d{1,3}\.){3}\d{1,3}\b/,
    /\bcore\.hookspath\s+\/tmp\b|\b(?:git_ssh_command|git_proxy_command|pager|editor)=\S{0,20}(?:sh -c|curl|wget)/,
  ),
];

function isInstaller(found: string): boolean {
  const addresses = [...found.matchAll(/\S{0,200}?:\/\/\S*/g)].map(([url]) => url.replace(/^["'`(<$]+/, ''));
  return addresses.length > 0 && addresses.every((url) => installers.test(url));
}

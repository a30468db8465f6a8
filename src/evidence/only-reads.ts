const anyArguments = new Set(
  'ls pwd cat head tail less more grep egrep fgrep rg wc sort uniq cut tr column nl jq yq diff cmp file stat readlink realpath basename dirname which whereis type df du free uptime uname id whoami groups hostname date ps pgrep pstree lsof ss netstat nslookup dig host ping traceroute getent locale lscpu lsblk lsmod dmesg journalctl ldd nm objdump readelf strings sha256sum md5sum apt-cache dpkg-query tree true test echo printf'.split(
    ' ',
  ),
);

/** First word of a command → what may follow so that it only reads. */
const subcommands: Readonly<Record<string, RegExp>> = {
  git: /^(?:-C \S+ )?(?:status|log|diff|show|rev-parse|ls-remote|ls-files|ls-tree|describe|blame|reflog(?: show)?|remote(?: -v| show| get-url)?|branch(?: -(?:a|r|v|vv|-list|-show-current))*|config (?:--(?:global|local|system) )?(?:--get|--list|-l)|cat-file|merge-base|check-ignore|fsck|stash list|worktree list|version)(?:\s|$)/,
  npm: /^(?:ls|list|view|info|show|outdated|explain|why|root|prefix|ping|whoami|config (?:get|list|ls)|audit(?! fix)|doctor|query)(?:\s|$)/,
  pip: /^(?:show|list|check|freeze|index versions|config (?:list|get|debug)|debug|cache (?:dir|info|list))(?:\s|$)/,
  docker:
    /^(?:ps|images|info|version|inspect|logs|history|top|stats|port|diff|manifest inspect|image (?:ls|inspect|history)|volume (?:ls|inspect)|network (?:ls|inspect)|container (?:ls|inspect|logs)|context (?:ls|show|inspect)|buildx (?:ls|inspect|du|imagetools inspect)|system (?:df|info)|compose (?:config|ps|logs|ls))(?:\s|$)/,
  kubectl:
    /^(?:get|describe|logs|version|explain|top|cluster-info|api-resources|auth can-i|config (?:view|current-context|get-contexts))(?:\s|$)/,
  cargo: /^(?:tree|metadata|search|locate-project|pkgid)(?:\s|$)/,
  go: /^(?:env(?! -w)|version|list|doc|vet|mod (?:why|graph|verify))(?:\s|$)/,
  terraform: /^(?:show|validate|version|providers|output|state (?:list|show)|plan(?![^\n]*-out))(?:\s|$)/,
  systemctl: /^(?:status|is-active|is-enabled|is-failed|list-units|list-unit-files|cat|show)(?:\s|$)/,
  dpkg: /^(?:-[lsLSp]|--list|--status|--audit|--print-architecture|-C)(?:\s|$)/,
  apt: /^(?:list|show|search|policy)(?:\s|$)/,
  rpm: /^-q/,
  openssl: /^(?:version|s_client|x509(?![^\n]*-out)|verify|ciphers)(?:\s|$)/,
  'ssh-keygen': /^-(?:l|F)/,
  'ssh-add': /^-[lL](?:\s|$)/,
  ssh: /^(?:-v+ )?-(?:T|V|G)\b/,
  curl: /^(?![^\n]*\s(?:-\w*[oOTdFX]\w*|--(?:output|remote-name|upload-file|data\S*|form|request|post\S*))\b)(?![^\n]*^-\w*[oOTdFX])/,
  find: /^(?![^\n]*-(?:delete|exec|execdir|ok|fprint))/,
  command: /^-[vV]\s/,
  sed: /^-n(?![^\n]*\s-i)\s/,
  awk: /^(?![^\n]*(?:>|system\())/,
  nc: /^-\w*z/,
  node: /^(?:-v|--version|-p)\b/,
  java: /^-+version\b/,
  mvn: /^(?:-v|--version|dependency:tree|help:\S+)\b/,
  ulimit: /^-\w*(?:\s*$)/,
};

/** Whether every part of a shell line is known to read only. What is not known is not. */
export function onlyReads(command: string): boolean {
  const quiet = command.replace(/\d?>\s*\/dev\/null|\d>&\d/g, ' ');
  if (/[<>`]|\$\(/.test(quiet)) return false;
  const parts = quiet
    .split(/&&|\|\||[;|&\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  return parts.length > 0 && parts.every(partReads);
}

function partReads(part: string): boolean {
  const [, name = '', rest = ''] = /^(?:sudo\s+|time\s+|LC_ALL=\S+\s+)*(\S+)\s*([\s\S]*)$/.exec(part) ?? [];
  const word = name.replace(/^.*\//, '').replace(/^pip3$/, 'pip');
  if (anyArguments.has(word) || /^(?:--version|-V)$/.test(rest)) return true;
  return Object.hasOwn(subcommands, word) && subcommands[word]?.test(rest) === true;
}

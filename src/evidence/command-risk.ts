import type { Risk } from '../record/index.ts';
import { onlyReads } from './only-reads.ts';

/** Deletes data or history beyond doubt. */
const destructive =
  /\brm\s+(?:-\w+\s+)*-\w*[rf]|\bgit\s+push\b[^\n;&|]*(?:\s-f\b|--force(?!-with-lease))|\bgit\s+reset\s+--hard|\bgit\s+clean\s+-\w*f|\b(?:system|builder|volume|image)\s+prune|\bDROP\s+(?:TABLE|DATABASE|SCHEMA)|\bTRUNCATE\s+TABLE|\bdd\s+[^\n]*of=|\bmkfs|\bFLUSHALL\b|\bshred\b|\bgit\s+checkout\s+(?:--\s+)?\.(?:\s|$)|\bpg_resetwal\b/i;

/** May delete what somebody needs: enough for a command that nobody labelled. */
const deleting =
  /(?:^|[;&|(]\s*|\bsudo\s+|\bxargs\s+(?:-\S+\s+)*)(?:rm|rmdir|unlink|del|rd|truncate)\s|\bRemove-Item\b|\bfind\b[^\n]*\s(?:-delete|-exec\s+rm)|\bgit\s+(?:branch\s+-D|stash\s+(?:drop|clear)|update-ref\s+-d|gc\s+--prune|filter-(?:branch|repo))|\bprune\b|\bdocker\s+(?:rm|rmi|volume\s+rm|compose\s+down[^\n]*\s-v)\b|\bkubectl\s+(?:delete|drain|replace\s+--force)\b|\bterraform\s+(?:destroy|apply\s+-replace)\b|\bhelm\s+(?:uninstall|delete)\b|\bDELETE\s+FROM\b|\bTRUNCATE\b|\bDROP\b|\bFLUSHDB\b|\b(?:dropdb|userdel|groupdel|lvremove|wipefs|fdisk|parted)\b|\b(?:apt|apt-get|dnf|yum)\s+[^\n]*\b(?:purge|autoremove|remove)\b/i;

/** Weakens a protection, shows a secret, or runs what nobody has read. */
const exposing =
  /\bchmod\s+(?:-\w+\s+)*(?:[0-7]?[0-7]{2}[2367]|[augo]*[ao][augo]*\+\w*w\w*)\b|\bcurl\b[^\n|]*\s(?:-\w*k\w*|--insecure)\b|\bwget\b[^\n]*--no-check-certificate|NODE_TLS_REJECT_UNAUTHORIZED\W{1,3}0|PYTHONHTTPSVERIFY\W{1,3}0|\bssl_?verify\W{1,3}(?:false|0)|\bGIT_SSL_NO_VERIFY\b|\bstrict-ssl\W{1,3}false|--trusted-host\b|\bverify\s*=\s*False\b|\binsecure[-_](?:registr|skip-tls)|--insecure\b|--tls-verify=false|StrictHostKeyChecking[=\s]+(?:no|off)|--allow-unauthenticated\b|--no-gpg-check|trusted=yes|\b(?:curl|wget|iwr|irm)\b[^\n]*\|\s*(?:sudo\s+(?:-\S+\s+)*)?(?:\S*\/)?(?:(?:ba|z|da|k)?sh|iex|python3?|perl|ruby|node)\b(?!\s+-[cemnp])|\b(?:ba|z)?sh\s+(?:-c\s+)?["']?(?:<\(|\$\()\s*(?:curl|wget)|(?:^|[;&|]\s*)(?:env|printenv|set)\s*(?:$|[|>])|\b(?:cat|less|more|head|tail|type|Get-Content|cp|scp)\b[^\n;|]*(?:\.env\b|id_(?:rsa|ed25519|ecdsa)\b(?!\.pub)|\.netrc|\.npmrc|\.pypirc|\.git-credentials|\.aws\/credentials|\.docker\/config\.json|\/etc\/shadow|kube\/config|secrets?\.\w+)|\becho\s+[^\n|]*\$\{?\w*(?:TOKEN|SECRET|PASSW|KEY)\w*\}?(?![^\n]*--password-stdin)|\b(?:docker|podman|helm)\b[^\n]*\blogin\b[^\n]*\s(?:-p\b|--password\b)(?!-stdin)|\bkubectl\s+get\s+secrets?\b[^\n]*\s(?:-o|--output)|\bcredential\.helper\s+["']?store|\b_auth(?:Token)?=|--privileged\b|\bNOPASSWD\b|>>\s*\S*authorized_keys|\bsetenforce\s+0|\bufw\s+disable|\biptables\s+-F|\bxhost\s+\+|\b0\.0\.0\.0\/0\b|\bTRUST\b[^\n]*pg_hba|\bsafe\.directory\s+['"]?\*/i;

/** What gives away that a command deletes data or history; `undefined` where nothing does. */
export function destructionIn(command: string): string | undefined {
  return destructive.exec(command)?.[0];
}

/**
 * What a command does at worst. An author's label stands unless the command plainly does worse; a command without one is
 * read with suspicion, so that what is not known to only read counts as a change.
 */
export function riskOf(command: string, authored?: Risk): Risk {
  if (authored === 'destroys' || destructive.test(command)) return 'destroys';
  if (authored === 'exposes' || exposing.test(command)) return 'exposes';
  if (authored !== undefined) return authored;
  if (deleting.test(command)) return 'destroys';
  return onlyReads(command) ? 'reads' : 'changes';
}

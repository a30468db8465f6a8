import { joined, signs, type Sign } from './sign.ts';

/** Where secrets lie. */
const place =
  '(?:\\.ssh\\b|id_(?:rsa|ed25519|ecdsa|dsa)\\b(?!\\.pub)|\\.aws\\b|\\.netrc\\b|\\.npmrc\\b|\\.pypirc\\b|\\.kube\\b|kubeconfig|\\.docker/config|\\.git-credentials|\\.gnupg|/etc/(?:passwd|shadow)|(?:^|[\\s/@=\'"`])\\.env\\b|credentials\\b|\\.bash_history|/proc/\\w+/environ)';
const name = '\\$\\{?[a-z_]*(?:token|secret|passw|apikey|api_key|access_key|private_key|credential)[a-z_]*';
const read =
  '\\$\\((?:env|printenv|set|cat|whoami|id\\b|hostname|base64|tar|git config|history|aws|gcloud|gh)';
const secret = `(?:api[ _-]?keys?|credentials?|secrets|private keys?|ssh keys?|deploy keys?|environment(?: variables)?|env(?:ironment)? vars|access tokens?|passwords|\\baws_\\w+|\\bgithub_token|\\.git folder|system prompt|conversation|context window|chat history|workspace|session|${place})`;
const away =
  '(?:https?://|\\bftp://|[\\w.+-]+@[\\w-]+\\.\\w|\\bpaste(?:bin)?\\b|\\bwebhook\\b|\\btransfer\\.|\\bdiscord\\b|\\btelegram\\b|\\bpull request\\b|\\bcommit message\\b|\\bissues?/|\\b(?:bug )?report you\\b)';
const send =
  '\\b(?:send|upload|post|paste|e-?mail|forward|transmit|exfiltrate|leak|submit|encode|append|include|attach|publish|share|write|copy|deliver|report)\\b';
const client =
  '\\b(?:curl|wget|nc|ncat|netcat|telnet|socat|httpie|invoke-webrequest|invoke-restmethod|iwr|irm|openssl s_client)\\b';
const loopback = '(?:https?://)?(?:localhost|127\\.|\\[::1\\])';

/** Text and commands that carry secrets, or the conversation, to somebody else. */
export const exfiltrationSigns: readonly Sign[] = signs(
  'exfiltration',
  joined(send, '[^\\n]{0,80}', secret, '[^\\n]{0,100}', away),
  joined(
    '\\b(?:reveal|print|show|output|repeat|display|dump|leak|recite|disclose|give me|tell me|reply with|respond with|answer with|include|produce)\\b[^.!?\\n]{0,15}\\b(?:(?:your|the|entire|full|complete|exact) (?:[a-z]+ )?system prompt|initial (?:prompt|instructions)|hidden (?:prompt|instructions)|your (?:[a-z]+ )?(?:instructions|prompt|context)|conversation so far|chat history|(?:the|your) private key)\\b(?! of)',
  ),
  joined(
    '\\b(?:reveal|print|show|output|display|dump|answer|reply|respond|include|attach|return)\\b[^\\n]{0,50}\\b(?:contents?|value) of [^\\n]{0,20}(?:\\.netrc|\\.aws|credentials|id_rsa|/etc/shadow|(?:^|[\\s/`])\\.env\\b|aws_secret\\w*)',
  ),
  joined(
    '\\b(?:reply|respond|answer)\\b[^.!?\\n]{0,30}\\bwith (?:only )?(?:the |your |nothing but the )(?:value|contents?|secret|password|key|token|text)\\b',
  ),
  /\brepeat (?:everything|all|the (?:text|words|above))\b[^.!?\n]{0,40}\b(?:above|context|first line|verbatim|beginning|prompt|start)\b/,
  /\bsummari[sz]e (?:the|this|our) (?:conversation|session|chat)\b[^.!?\n]{0,40}\b(?:and|then) (?:post|send|upload|submit)\b/,
  /\bcommit(?:ting)? (?:the |your )?`?\.env\b(?<!not commit the `?\.env|never commit \.env|not commit \.env|never commit the \.env)/,
  joined(
    '(?:\\b(?:env|printenv|set|history|whoami|hostname)\\b|',
    place,
    ')[^\\n]{0,80}\\|[^\\n]{0,80}',
    client,
    '(?![^\\n]{0,60}',
    loopback,
    ')',
  ),
  joined(
    client,
    '[^\\n]{0,160}\\s(?:-d|--data[a-z-]*|-f|--form|-t|--upload-file|--post-data|--post-file|--body-data|-body)[= ]?[^\\n]{0,100}(?:',
    place,
    '|',
    name,
    '|',
    read,
    '|`(?:env|cat|whoami))',
  ),
  joined(
    'https?://(?!localhost|127\\.)[^\\s"\'<>/]+/[^\\s"\'<>]{0,200}(?:',
    name,
    '|',
    read,
    '|\\{\\{[^}]{0,40}(?:token|secret|key|passw|session|conversation)|`(?:env|cat|whoami))',
  ),
  /!\[[^\]]{0,200}\]\(\s?<?(?:https?:)?\/\/[^)\n]{0,300}(?:\$[({]|\{\{|\{[a-z_]+\}|<[a-z_ ]+>|[?&](?:d|data|q|query|secret|token|key|k|t|info|content|log|env|s|c|p|payload|msg|text|x|leak|exfil|user|session)=)/,
  /<img\b[^>]{0,200}\bsrc\s?=\s?["']?(?:https?:)?\/\/[^>]{0,200}[?][^>]{0,200}>/,
  /\b(?:nslookup|dig|host|ping|drill)\b[^\n]{0,80}(?:\$\([^\n]{0,80}\)|`[^`\n]{0,80}`)[^\s]{0,40}\.[a-z]{2,}/,
  joined('\\b(?:scp|rsync|sftp|rclone copy)\\b[^\\n]{0,80}', place, '[^\\n]{0,80}\\s[\\w.-]+(?:@[\\w.-]+)?:'),
  /\b(?:urlopen|urllib|requests\.(?:get|post)|http\.(?:get|request)|axios|fetch)\b[^\n]{0,200}\b(?:os\.environ|process\.env\b(?!\.)|env\b\.to_h)/,
  /\b(?:os\.environ|process\.env)\b[^\n]{0,120}\b(?:urlopen|requests\.post|axios\.post|fetch\()/,
  /\bgit (?:remote add|push)\b[^\n]{0,120}--mirror\b/,
  /\|\s?xargs\b[^\n]{0,40}\b(?:curl|wget)\b[^\n]{0,60}\{\}/,
);

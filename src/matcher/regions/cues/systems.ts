import { cuesOf, type Cue } from './cue.ts';

/** What shells, kernels, networks and runtimes print. */
export const systems: readonly Cue[] = [
  {
    // 124: `timeout` ended it; 134, 137, 139: SIGABRT, SIGKILL, SIGSEGV. The code is the reason.
    kind: 'finding',
    literals: ['exited with 0', 'exit code 0', 'exit status 0'],
    form: /\b(?:exited with|exit code|exit status):? (?:124|134|137|139)\b/,
    always: true,
  },
  {
    kind: 'finding',
    literals: ['no output has been received', 'exceeded the maximum'],
    form: /No output has been received|exceeded the maximum (?:time|log)/,
    always: true,
  },
  ...cuesOf('finding', [
    ['command not found|: not found', /: (?:command )?not found$/],
    ['error while loading shared', /error while loading shared libraries/],
    [
      'segmentation fault|bus error|illegal instruction|access violation',
      /segmentation fault|bus error|illegal instruction|access violation/i,
    ],
    ['core dumped', /core dumped/],
    ['out of memory|cannot allocate memory|heap out of', /out of memory|cannot allocate memory|heap out of/i],
    ['no space left', /No space left on device/],
    ['log length has exceeded', /log length has exceeded/],
    [
      'could not resolve host|temporary failure in name|name or service not known',
      /could not resolve host|temporary failure in name|name or service not known/i,
    ],
    ['curl: (', /^curl: \(\d+\)/],
    ['merge conflict|conflict (', /^CONFLICT \(|Automatic merge failed/],
    ['failed to push', /failed to push some refs/],
    ['failed!', /^fatal: \[.*\]: FAILED!/],
    ['valgrind|== invalid|error summary: ', /^==\d+== (?:Invalid|Conditional jump|ERROR SUMMARY: [1-9])/],
    ['cannot execute', /cannot execute binary file/],
    ['unable to access', /unable to access '/],
    ['fatal: ', /^fatal: (?!.*(?:not a git repository.*ignored))/],
    ['address already in use|eaddrinuse', /address already in use|EADDRINUSE/i],
    [
      'invalid command|unknown option|unrecognized option|unknown argument|unknown command',
      /\b(?:invalid command|(?:unknown|unrecogni[sz]ed) (?:command|option|argument|flag))/i,
    ],
  ]),
  ...cuesOf('error', [
    ['no such file', /No such file or directory/i],
    ['permission denied|operation not permitted', /permission denied|operation not permitted/i],
    [
      'connection refused|connection timed out|connection reset|network is unreachable',
      /connection (?:refused|timed out|reset)|network is unreachable/i,
    ],
    [
      'timed out|timeout',
      /\b(?:timed out|[Tt]imeout (?:of|after|exceeded|expired)|ETIMEDOUT|TimeoutError|TimeoutException)\b/,
    ],
    ['not found', /\b(?:404|HTTP\/\S+ 404|ERROR 404):? Not Found/i],
    ['ssl|certificate', /\b(?:SSL|TLS|certificate)\b.*\b(?:error|failed|expired|problem|verify)/i],
    ['rate limit', /rate limit exceeded/i],
    [
      '0 unauthorized|0 forbidden|0 bad gateway|0 service|0 gateway|0 internal',
      /\b(?:401 Unauthorized|403 Forbidden|502 Bad|503 Service|504 Gateway|500 Internal)/i,
    ],
    ['killed|terminated', /^(?:.*: line \d+:\s*\d* ?)?(?:Killed|Terminated|Aborted)\b/],
    ['signal', /\b(?:signal (?:SIG\w+|\d+)|SIG(?:SEGV|ABRT|KILL|TERM|BUS|ILL)|received signal)\b/],
    [
      "cannot open|can't open|unable to|couldn't|could not|cannot",
      /^\S*?\s?\b(?:[Cc]annot|[Cc]an't|[Uu]nable to|[Cc]ouldn't|[Cc]ould not)\b/,
    ],
    ['not installed', /\bis not installed\b/],
  ]),
  ...cuesOf('hint', [
    [
      "cannot|can't|unable to|couldn't|could not|not found|missing|invalid|denied|refused|unexpected|unknown",
      /\b(?:cannot|can't|unable to|couldn't|could not|not found|missing|invalid|denied|refused|unexpected|unknown)\b/i,
    ],
    ['killed|terminat', /\b(?:killed|terminat(?:ed|ing))\b/i],
  ]),
];

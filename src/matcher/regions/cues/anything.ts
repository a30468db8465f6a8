import { cuesOf } from './cue.ts';

/** Words by which any tool says that something failed, and where such words mean nothing. */
export const anything = [
  ...cuesOf('finding', [
    ['##[error]', /##\[error\]/],
    ['::error', /^::error\b/],
  ]),
  ...cuesOf('error', [
    [
      'error|fatal|failed|failure|fail',
      /^\W{0,4}(?:\w{1,20}\W{1,3})?(?:error|fatal|failed|failure|fail)\b(?:[:!\]>)]| -|$)/i,
    ],
    ['fatal', /\bFATAL\b/],
    ['error', /\[(?:error|ERROR|err|fatal|FATAL)\]/],
    ['error', /\bERROR\b/],
    ['error', /\ban error occurr?ed\b/i],
    ['failed', /\bfailed (?:with|because|due|on|for|at|in|while)\b/i],
    ['aborted', /\baborted\b/i],
    ['exception', /\bException\b/],
  ]),
  ...cuesOf('error', [
    ['错误|失败|致命|錯誤|失敗|异常', /错误|失败|致命|錯誤|失敗|异常/],
    ['无法|不能|找不到|拒绝|没有那个文件|未找到', /^\S{0,60}(?:无法|不能|找不到|拒绝|没有那个文件|未找到)/],
  ]),
  ...cuesOf('hint', [
    ['error', /\berrors?\b/i],
    ['fail', /\bfail(?:s|ed|ure|ures|ing)?\b/i],
    [
      'fatal|abort|panic|exception|broken|wrong|illegal',
      /\b(?:fatal|abort|panic|exception|broken|wrong|illegal)\b/i,
    ],
  ]),
  ...cuesOf('wrapper', [
    ['exit', /\bexit(?:ed)?(?: with)?(?: (?:code|status|value))?:? (?:-?[1-9]\d*|\(?-?[1-9]\d*\)?)\b/i],
    ['build failed', /\bBUILD FAILED\b|\bBuild failed\b/],
    ['***', /^(?:\w*make|ninja)(?:\[\d+\])?: \*\*\*/],
    ['build stopped', /^ninja: build stopped/],
    ['non-zero', /\bnon-?zero\b/i],
    ['status (0', /\(status \d+\)|failed with status/],
    ['--info or --debug|--stacktrace', /Run with --(?:info|stacktrace)/],
  ]),
  ...cuesOf('quiet', [
    [
      'error|fail|exception|fatal',
      /^\s*(?:Compiling|Checking|Fetching|Installing|Installed|Downloading|Downloaded|Unpacking|Setting up|Selecting|Preparing|Get:\d+|Hit:?\d*|Ign:?\d*|Collecting|Requirement already|Using|CC|CXX|LD|AR|\[\s*\d+%\]|\[\s*\d+[/ ]|copying|creating|adding|Adding|inflating|extracting|remote:|From|x|a|Receiving|Cloning|Resolving|Generating|Processing|Loading|load|Writing|Wrote|Updating|Updated|Formatting)\b(?!.*(?:failed|error[: ]|ERROR))/,
    ],
    [
      'error|fail',
      /^\S*(?:gcc|g\+\+|clang|clang\+\+|cc|c\+\+|ghc|rustc|javac|libtool|ar|ld)(?:-[\d.]+)? .*-\w/,
    ],
    [
      'error|fail',
      /(?:-W(?:no-)?error|--(?:no-)?fail\S*|fail-?fast|allow_failures?|on[-_ ]error|ignore[-_ ]errors?|error[-_]log|error-?handl|\bset -e\b|errorlevel)/i,
    ],
    ['error|fail', /^(?:export |declare |\$ |\+ |> )/],
    [
      'error|fail',
      /\b(?:lib)?[\w-]*error[\w-]*\.(?:js|ts|py|rb|[ch]|cc|cpp|hpp|hs|o|so|go|rs|html|md|java|class|scala|php|ex|erl|elc?|jar|deb|d\.ts|gem|pm|txt|json|svg|png)\b(?!:\d)/i,
    ],
    ['error', /\blib[\w-]*error\b|\b[\w-]+-errors?(?:-\d|@|\s\d|\/)/],
  ]),
];

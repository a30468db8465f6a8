/** How a line reads: as a failure, as a thing that went well or is only told, as source code, or as anything else. */
export type LineKind = 'failing' | 'passing' | 'source' | 'plain';

const passing =
  /^\s*(?:ok \d|✓|✔|√|--- PASS|PASS\b|\[ +(?:OK|PASSED|SKIPPED) +\]|# Subtest|\d+\/\d+ Test|XFAIL|SKIP)|^[\d:.,TZ/\s-]*\[?(?:INFO|DEBUG|TRACE|VERBOSE|NOTICE)\b|\blevel=(?:info|debug)\b|\bpassed\b|\b0 (?:errors?|failures?|failed)\b|^\[\s*\d+%\]|no (?:syntax )?errors|\.\.\. (?:ok|skipped|expected)|^\[loading |\[info\]|^Setting up |\bskipped\b|npm (?:silly|verb|http)/i;
const source =
  /^\s*(?:def |class |return\b|export |import |from \S+ import|except\b|try:|raise |throw |const |let |var |public |private |if \(|\} ?else|\} catch|#include|@\w+\()|[{;]\s*$|^\s*\w+ = ["'][A-Z_]+["'],$|^\s*\d+ \||^[+-]\s|^\S+\.\w+:\d+:\s+["/(*]/;
const failing =
  /err(?:or|no)?\b|\w(?:Error|Exception)\b|\bfail|\bfatal\b|\bpanic|\bdenied\b|\bcannot\b|can't\b|could not\b|couldn't\b|\bunable\b|\bnot found\b|\binvalid\b|\brefused\b|\bunexpected\b|\btimed? ?out\b|\bmissing\b|\babort|\bkilled\b|\breject|\bunauthorized\b|\bforbidden\b|\bexceeded\b|\bunresolved\b|\bundefined\b|\bno such\b|\bcrit(?:ical)?\b|\bemerg\b|not supported|\bdoes not\b|\bE[A-Z]{5,}\b|错误|失败|无法|异常|致命|报错|拒绝|超时/i;

export function lineKindOf(text: string): LineKind {
  if (passing.test(text)) return 'passing';
  if (source.test(text)) return 'source';
  return failing.test(text) ? 'failing' : 'plain';
}

/** What only a run that went well says at its end, and what such a run may say but others too. */
const wellDone =
  /\bBUILD SUCCESS|\b(?:all|[1-9]\d*)(?: \w+)? (?:tests? )?pass(?:ed|ing)\b|\btests? passed\b|\bpassed:?\s+[1-9]\d*\b|\bpassed all\b|test result: ok|^ok\b.*\d|^OK\b|^PASS\b|\[ {2}PASSED|\bno problems? found|\bsuccessfully (?:built|installed|completed|finished)|exit(?:ed with)? (?:code|status):? 0\b|\b(?:Setting up|Processing triggers for) \S+ \(|✓ built|Done in \d|\bfinished successfully|test is successful|syntax is ok|up to date, audited|added \d+ packages|0 vulnerabilities|^Job succeeded|\bFinished: SUCCESS|(?:构建|编译|测试|安装|部署|作业)(?:已)?(?:成功|通过)|全部通过/i;
const mayBeDone =
  /\bpass(?:ed|ing|es)?\b|\bOK\b|\bsuccess(?:ful(?:ly)?)?\b|\bsucceeded\b|\bdone\b|\bcompleted?\b|✓|✔|\bfinished\b|成功|完成|完毕|已保存/i;
const bad =
  /(?<![-\w/.])(?:fail(?:ed|ures?|ing)?|err(?:or)?s?|exceptions?|fatal|panic(?:ked)?|abort(?:ed|ing)?|killed)(?![-/\w.])|exit(?:ed with)?(?: code| status)?:? ?[1-9]|错误|失败/i;
/** The name of a class, as programs print it; `strerror` and `verror` are none. */
const badName = /[a-z](?:Error|Exception)\b/;
/** A test that passed may have any name. */
const okLine = /^\s*(?:ok \d+|✓|✔|√|--- PASS)/;
const harmless =
  /\b(?:error summary: )?(?:0|no|zero) (?:tests? )?(?:errors?|fail(?:ures?|ed|ing)?)\b|\b(?:fail(?:ed|ures?|ing)?|errors?|fatal)"?[:=]? *(?:0\b|null\b|\[\])|\berror \d+ \(ignored\)|\bx?failed\b(?= as expected)|\b\d+ xfailed\b|expected failures?(?:=\d+)?/gi;

/**
 * What the last lines say of the run: 1 where it went well, 0.3 where it may have, -1 where it failed, 0 where they say
 * nothing.
 */
export function verdictOf(lines: readonly string[]): number {
  const last = lines.filter((line) => line.trim() && line.length < 400).slice(-25);
  let verdict = 0;
  for (const [back, line] of last.reverse().entries()) {
    const telling = line.replace(harmless, ' 1 passed ');
    if (verdict === 0 && back < 8 && isBad(telling) && !okLine.test(line)) return -1;
    if (wellDone.test(telling)) return 1;
    if (back < 8 && mayBeDone.test(telling)) verdict = 0.3;
  }
  return verdict;
}

function isBad(line: string): boolean {
  return bad.test(line) || badName.test(line);
}

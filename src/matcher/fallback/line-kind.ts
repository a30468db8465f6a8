/** How a line reads: as a failure, as a thing that went well or is only told, as source code, or as anything else. */
export type LineKind = 'failing' | 'passing' | 'source' | 'plain';

const passing =
  /^\s*(?:ok \d|✓|✔|√|--- PASS|PASS\b|# Subtest|\d+\/\d+ Test|XFAIL|SKIP|\[(?:INFO|DEBUG|TRACE)\]|(?:DEBUG|TRACE|VERBOSE)\b)|\bpassed\b|\b0 (?:errors?|failures?|failed)\b|^\[\s*\d+%\]|no (?:syntax )?errors|\.\.\. (?:ok|skipped|expected)|^\[loading |\[info\]|^Setting up |\bskipped\b|npm (?:silly|verb|http)/i;
const source =
  /^\s*(?:def |class |return\b|export |import |from \S+ import|except\b|try:|raise |throw |const |let |var |public |private |if \(|\} ?else|\} catch|#include|@\w+\()|[{;]\s*$|^\s*\w+ = ["'][A-Z_]+["'],$|^\s*\d+ \||^[+-]\s|^\S+\.\w+:\d+:\s+["/(*]/;
const failing =
  /err(?:or|no)?\b|\w(?:Error|Exception)\b|\bfail|\bfatal\b|\bpanic|\bdenied\b|\bcannot\b|can't\b|could not\b|couldn't\b|\bunable\b|\bnot found\b|\binvalid\b|\brefused\b|\bunexpected\b|\btimed? ?out\b|\bmissing\b|\babort|\bkilled\b|\breject|\bunauthorized\b|\bforbidden\b|\bexceeded\b|\bunresolved\b|\bundefined\b|\bno such\b|\bcrit(?:ical)?\b|\bemerg\b|not supported|\bdoes not\b|\bE[A-Z]{5,}\b|错误|失败|无法|异常|致命|报错|拒绝|超时/i;

export function lineKindOf(text: string): LineKind {
  if (passing.test(text)) return 'passing';
  if (source.test(text)) return 'source';
  return failing.test(text) ? 'failing' : 'plain';
}

const good =
  /\bBUILD SUCCESS|\bpass(?:ed|ing|es)?\b|\bOK\b|^ok\b|\bsuccess(?:ful(?:ly)?)?\b|\bsucceeded\b|\bdone\b|\bcompleted?\b|✓|✔|\bfinished\b|exit(?:ed with)? (?:code|status):? 0\b|up to date|\bPASS\b/i;
const bad =
  /\bfail|err(?:or)?\b|exception|\bfatal\b|panic|abort|killed|exit(?:ed with)?(?: code| status)?:? ?[1-9]|错误|失败/i;
const harmless =
  /\b(?:0|no) (?:errors?|fail(?:ures?|ed|ing)?)\b|\bfail(?:ed|ures?)?[:=]? ?0\b|errors?[:=] ?0\b|\bxfailed\b|expected failures?(?:=\d+)?/gi;

/** What the last lines say of the run: 1 where it went well, -1 where it failed, 0 where they say nothing. */
export function verdictOf(lines: readonly string[]): number {
  const last = lines.filter((line) => line.trim()).slice(-8);
  for (const line of last.reverse()) {
    const telling = line.slice(0, 300).replace(harmless, ' passed ');
    if (bad.test(telling)) return -1;
    if (good.test(telling)) return 1;
  }
  return 0;
}

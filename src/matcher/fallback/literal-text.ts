/** The fixed text of a pattern, with a gap where anything else may stand. */
export function literalText(regex: string): string {
  return regex
    .replace(/\(\?(?:[imsux-]*[):]|<?[=!]|<\w+>|:)/g, ' ')
    .replace(/\\[dDwWsSbB]|\\[pP]\{[^}]*\}/g, ' ')
    .replace(/\[(?:\\.|[^\]\\])*\]/g, ' ')
    .replace(/\{\d*,?\d*\}/g, ' ')
    .replace(/\\(.)/g, '$1')
    .replace(/[()|*+?.^${}]/g, ' ');
}

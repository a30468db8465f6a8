/** Texts that stand in a text in another code: Base64, hexadecimal, escapes, entities, backwards, ROT13. */
export function decodedTexts(text: string): readonly string[] {
  const whole = [unescaped(text)].filter((one) => one !== text);
  const runs = [
    ...[...text.matchAll(/[A-Za-z0-9+/_-]{16,8192}={0,2}/g)].flatMap(([run]) => fromBase64(run)),
    ...[...text.matchAll(/(?:[0-9a-fA-F]{2}[\s:]?){8,4096}/g)].flatMap(([run]) => fromHex(run)),
  ];
  return [...whole, ...runs, ...[backwards(text), rot13(text)].filter(isEnglish)];
}

/** A text turned round or shifted is looked at only where words come out: most do not, and each look costs time. */
function isEnglish(text: string): boolean {
  return /instruction|prompt|ignore|disregard|system|assistant|secret|the user|curl|execute|without/i.test(
    text,
  );
}

function unescaped(text: string): string {
  return text
    .replace(
      /\\u\{?([0-9a-fA-F]{4,6})\}?|\\x([0-9a-fA-F]{2})|%([0-9a-fA-F]{2})|&#x([0-9a-fA-F]{1,6});/g,
      (all, ...found) =>
        char(Number.parseInt(found.slice(0, 4).find((one) => typeof one === 'string') ?? '', 16), all),
    )
    .replace(/&#(\d{1,7});/g, (all, code: string) => char(Number(code), all))
    .replace(/\\(\d{3})/g, (all, code: string) => char(Number.parseInt(code, 8), all))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function char(code: number, otherwise: string): string {
  return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : otherwise;
}

/** Most runs of such letters are digests and names: only what decodes to text is one. */
function fromBase64(run: string): readonly string[] {
  const whole = run.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  if (whole.length % 4 === 1) return [];
  const bytes = Uint8Array.from(atob(whole), (one) => one.charCodeAt(0));
  return readable(bytes);
}

function fromHex(run: string): readonly string[] {
  const pairs = run.replace(/[\s:]/g, '').match(/../g) ?? [];
  return readable(Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)));
}

function readable(bytes: Uint8Array): readonly string[] {
  const wide = bytes.length > 8 && bytes.every((byte, i) => i % 2 === 0 || byte === 0);
  const text = new TextDecoder(wide ? 'utf-16le' : 'utf-8').decode(bytes);
  const odd = text.match(/[\u0000-\u0008\u000e-\u001f\u007f\ufffd]/g)?.length ?? 0;
  return odd === 0 && text.length >= 8 ? [text] : [];
}

function backwards(text: string): string {
  return Array.from(text).toReversed().join('');
}

function rot13(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= 'Z' ? 65 : 97;
    return String.fromCodePoint(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });
}

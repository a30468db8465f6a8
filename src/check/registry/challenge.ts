export interface Challenge {
  readonly scheme: 'bearer' | 'basic';
  readonly parameters: Readonly<Record<string, string>>;
}

/** The first challenge of a WWW-Authenticate header that we know to answer (RFC 9110, 11.6.1). */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  const [, name = '', rest = ''] = /\b(bearer|basic)\s*(.*)$/is.exec((header ?? '').slice(0, 4096)) ?? [];
  const scheme = name.toLowerCase();
  if (scheme !== 'bearer' && scheme !== 'basic') return undefined;
  const pairs = [...rest.matchAll(/([\w-]+)=(?:"([^"]*)"|([^\s,"]+))/g)];
  return {
    scheme,
    parameters: Object.fromEntries(
      pairs.map(([, key = '', quoted, bare]) => [key.toLowerCase(), quoted ?? bare ?? '']),
    ),
  };
}

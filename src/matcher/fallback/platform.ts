import type { FailureRecord } from '../../record/index.ts';

const bits = { linux: 1, macos: 2, windows: 4, arm: 8 } as const;

const signs: readonly (readonly [RegExp, number])[] = [
  [/\bubuntu\b|\bdebian\b|\balpine\b|\blinux\b|\/home\/|\bapt-get\b|\/usr\/lib\/|x86_64-linux/i, bits.linux],
  [/\bmacos\b|\bdarwin\b|\/Users\/|\bhomebrew\b|\/opt\/homebrew|\bdyld\b|Library\/|\bbrew\b/, bits.macos],
  [/[A-Z]:\\|\bwindows\b|\bwin32\b|\.exe\b|PS [A-Z]:|\.dll\b|\bpowershell\b/i, bits.windows],
  [/\barm64\b|\baarch64\b|apple silicon|\bM[123] (?:mac|pro|max)\b/i, bits.arm],
];

/** The systems that a text shows signs of, one bit each. */
export function platformsOf(text: string): number {
  return signs.reduce((seen, [sign, bit]) => (sign.test(text) ? seen | bit : seen), 0);
}

/** The system that a record is for; 0 where it is for any. */
export function platformBit({ id, os_specific: specific = {} }: FailureRecord): number {
  const environment = id.split('/').slice(2).join('/');
  const text = `${environment} ${Object.keys(specific).join(' ')}`;
  const arm = /arm64|aarch64/.test(text) ? bits.arm : 0;
  if (/mac/.test(text)) return bits.macos | arm;
  if (/win/.test(text)) return bits.windows | arm;
  return /linux|ubuntu/.test(text) ? bits.linux | arm : arm;
}

/** From -1, where the text shows other systems only, to 1, where it shows this one; 0 where nothing can be said. */
export function platformFit(seen: number, wanted: number): number {
  const system = wanted & 7;
  if (seen === 0) return wanted & bits.arm ? -0.2 : system === bits.linux ? 0.1 : 0;
  const arm = (seen & bits.arm) === (wanted & bits.arm) ? 0 : -0.3;
  if (system === 0 || (seen & 7) === 0) return arm;
  return (seen & system ? 1 : -1) + arm;
}

import {
  renderGithub,
  renderMarkdown,
  renderText,
  type Diagnosis,
  type Language,
} from '../../diagnosis/index.ts';
import type { Invocation, Terminal } from './command.ts';
import { jsonText } from './json-text.ts';

/** The language asked for, else that of the locale (POSIX: LC_ALL before LC_MESSAGES before LANG). */
export function languageOf(invocation: Invocation, { env }: Terminal): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  const wanted = invocation.text('lang') ?? locale;
  return wanted.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Colours only on a terminal, and never against NO_COLOR (https://no-color.org). */
export function styleOf(stream: NodeJS.WriteStream, { env }: Terminal): 'ansi' | 'plain' {
  return stream.isTTY && !env['NO_COLOR'] && env['TERM'] !== 'dumb' ? 'ansi' : 'plain';
}

/** A diagnosis in the format that was asked for. */
export function present(diagnosis: Diagnosis, invocation: Invocation, terminal: Terminal): string {
  const lang = languageOf(invocation, terminal);
  const scores = invocation.flag('explain') ? 'show' : 'hide';
  switch (invocation.flag('json') ? 'json' : invocation.text('format')) {
    case 'json':
      return `${jsonText(diagnosis, 2)}\n`;
    case 'markdown':
      return renderMarkdown(diagnosis, { lang, scores });
    case 'github':
      return renderGithub(diagnosis, { lang });
    default:
      return renderText(diagnosis, {
        lang,
        width: terminal.stdout.columns ?? 80,
        style: styleOf(terminal.stdout, terminal),
        scores,
      });
  }
}

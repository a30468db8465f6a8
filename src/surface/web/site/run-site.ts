import type { Invocation, Terminal } from '../../../command.ts';
import { inert } from '../../../diagnosis/index.ts';
import { openKnowledge } from '../../../knowledge.ts';
import { openWeb } from '../web.ts';
import { WebError } from '../web-error.ts';
import { writeSite } from './write-site.ts';

/** `wayout site --out DIR` */
export async function runSite(invocation: Invocation, { stdout, stderr }: Terminal): Promise<number> {
  const out = invocation.text('out');
  if (out === undefined || out === '')
    throw new WebError('usage', 'Expected --out DIR, the folder to write the site into');
  if (invocation.positionals.length > 0) {
    throw new WebError(
      'usage',
      `Expected options only, found "${invocation.positionals[0]}". Try: wayout site --help`,
    );
  }
  const base = baseOf(invocation.text('base-url'));
  const knowledge = await openKnowledge({ corpus: invocation.texts('corpus') });
  for (const warning of knowledge.warnings) stderr.write(`wayout: left out ${inert(warning)}\n`);
  const web = openWeb(knowledge, base === undefined ? {} : { base });
  const progress = stderr.isTTY ? stderr : undefined;
  const written = await writeSite(web, out, {
    others: invocation.flag('force') ? 'keep' : 'refuse',
    onFile: (done, of) => {
      if (done % 50 === 0 || done === of) progress?.write(`\r${done} of ${of} files`);
    },
  });
  progress?.write('\r\u001b[K');
  if (base === undefined) stderr.write('wayout: sitemap.xml holds paths only; crawlers need --base-url\n');
  const megabytes = (written.bytes / 1e6).toFixed(1);
  const removed = written.removed > 0 ? `, ${written.removed} old ones removed` : '';
  stdout.write(`${inert(out)}: ${written.files} files, ${megabytes} MB${removed}\n`);
  return 0;
}

/** With a slash at its end, so that paths can follow. */
function baseOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw new WebError(
      'usage',
      `Expected --base-url to be an http(s) address without query, found "${text}"`,
    );
  }
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

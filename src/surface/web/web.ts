import type { TransitionGraph } from '../../diagnosis/index.ts';
import type { FailureRecord } from '../../record/index.ts';
import type { Knowledge } from '../../knowledge.ts';
import { headers } from './content-security-policy.ts';
import { mediaType, openAssets, readBuilt, type Assets } from './data/assets.ts';
import { catalogueEntry, type CatalogueEntry } from './data/catalogue.ts';
import { graphFile } from './data/graph-file.ts';
import { readMeasurements } from './data/measurements.ts';
import { qualityOf } from './data/quality.ts';
import { errorsNdjson, indexJson, llmsTxt, recordJson, robotsTxt, sitemapXml } from './data/for-programs.ts';
import type { Element } from './markup/element.ts';
import { relativeLink } from './markup/links.ts';
import { toDocument } from './markup/to-html.ts';
import { chooserPage, missingPage } from './pages/chooser-page.ts';
import { packPath, recordPath, type Page, type SiteFacts } from './pages/page.ts';
import { lockedPage } from './pages/locked-page.ts';
import { graphPage } from './pages/graph-page.ts';
import { pastePage } from './pages/paste-page.ts';
import { proposePage } from './pages/propose-page.ts';
import { qualityPage } from './pages/quality-page.ts';
import { recordPage } from './pages/record-page.ts';
import { recordsPage } from './pages/records-page.ts';
import { reviewPage } from './pages/review-page.ts';
import { languages, wordsOf } from './words/words-of.ts';

/** One file of the site. */
export interface WebFile {
  /** Its media type. */
  readonly type: string;
  read(): Promise<string | Uint8Array>;
  /** A file whose name holds the digest of its content never changes. */
  readonly kept: 'for-good' | 'until-changed';
  /** `open`: scripts and styles, which say nothing of the corpus. */
  readonly access: 'open' | 'read';
}

export interface WebOptions {
  /** Where the site will stand, for absolute links: `https://failures.example/`. */
  readonly base?: string;
  /** Proposing and the review queue, which need the API. @default 'absent' */
  readonly review?: 'present' | 'absent';
  /** What people reported to the store of this knowledge. @default 'left-out' */
  readonly reports?: 'shown' | 'left-out';
  /** Whether the API has the full log of a trial. @default none */
  readonly hasLog?: (digest: string) => boolean;
}

/** The web pages of a corpus, each file made when it is asked for: what `serve` answers and `site` writes. */
export interface Web {
  /** Every file, in order, without a leading slash: `en/index.html`. */
  paths(): readonly string[];
  /** `''` and paths that end in a slash mean their `index.html`. */
  find(path: string): WebFile | undefined;
  /** What a person sees who shows no key where one is needed, in place of the file at a path. */
  locked(path: string): WebFile;
  /** Headers for every answer, among them the content security policy. */
  readonly headers: Readonly<Record<string, string>>;
}

type Content = string | Uint8Array;
type Make = () => Content | Promise<Content>;

export function openWeb(knowledge: Knowledge, options: WebOptions = {}): Web {
  const assets = openAssets();
  const corpus = corpusOf(knowledge);
  const site = factsOf(corpus, knowledge, options);
  const files = filesOf({ corpus, knowledge, assets, site }, options);
  return {
    headers,
    paths: () => [...files.keys()],
    find(asked) {
      const path = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
      const make = files.get(path);
      return (
        make && {
          type: mediaType(path),
          read: async () => make(),
          kept: /^(?:assets|packs)\//.test(path) ? 'for-good' : 'until-changed',
          access: path.startsWith('assets/') ? 'open' : 'read',
        }
      );
    },
    locked: (path) => ({
      type: mediaType('html'),
      read: async () =>
        toDocument(lockedPage(pageOf(path, path.startsWith('zh/') ? 'zh' : 'en', site, assets))),
      kept: 'until-changed',
      access: 'open',
    }),
  };
}

interface Corpus {
  readonly records: readonly FailureRecord[];
  readonly entries: readonly CatalogueEntry[];
  readonly trials: number;
}

function corpusOf(knowledge: Knowledge): Corpus {
  const records = [...knowledge.ids()].sort().flatMap((id) => knowledge.find(id) ?? []);
  return {
    records,
    entries: records.map(catalogueEntry),
    trials: records.reduce((sum, { evidence }) => sum + (evidence?.trials ?? 0), 0),
  };
}

function factsOf(
  { records, trials }: Corpus,
  { packs }: Knowledge,
  { base, review = 'absent', hasLog = () => false }: WebOptions,
): SiteFacts {
  const ids = new Set(records.map(({ id }) => id));
  return {
    records: records.length,
    trials,
    packs: packs.map(({ digest }) => digest),
    review: review === 'present',
    has: (id) => ids.has(id),
    hasLog,
    ...(base !== undefined && { base }),
  };
}

interface Sources {
  readonly corpus: Corpus;
  readonly knowledge: Knowledge;
  readonly assets: Assets;
  readonly site: SiteFacts;
}

/** Path → how its file is made. Two records may only share a path where they share an id. */
function filesOf(
  { corpus: { records, entries }, knowledge, assets, site }: Sources,
  { reports = 'left-out' }: WebOptions,
): ReadonlyMap<string, Make> {
  const files = new Map<string, Make>();
  const page = (path: string, lang: 'en' | 'zh', render: (page: Page) => Element | Promise<Element>) =>
    files.set(path, async () => toDocument(await render(pageOf(path, lang, site, assets))));
  const graphOf = async () => (reports === 'shown' ? knowledge.graphWeighed() : knowledge.graph());
  // Places for thousands of records take a part of a second, and are the same for the same graph.
  const maps = new WeakMap<TransitionGraph, string>();
  const drawn = (graph: TransitionGraph) => {
    const map = maps.get(graph) ?? `${JSON.stringify(graphFile(graph))}\n`;
    maps.set(graph, map);
    return map;
  };
  const weighed = async (record: FailureRecord) =>
    (reports === 'shown' ? await knowledge.findWeighed(record.id) : undefined) ?? record;
  page('index.html', 'en', chooserPage);
  for (const lang of languages) {
    page(`${lang}/index.html`, lang, pastePage);
    page(`${lang}/records.html`, lang, (here) => recordsPage(here, entries));
    page(`${lang}/graph.html`, lang, async (here) => graphPage(here, await graphOf()));
    page(`${lang}/quality.html`, lang, (here) => qualityPage(here, qualityOf(records), readMeasurements()));
    if (site.review) {
      page(`${lang}/propose.html`, lang, proposePage);
      page(`${lang}/review.html`, lang, reviewPage);
    }
    for (const record of records) {
      page(recordPath(lang, record.id), lang, async (here) => {
        const { edges, loose } = await graphOf();
        return recordPage(here, {
          record: await weighed(record),
          find: knowledge.find,
          edges: [...edges, ...loose],
        });
      });
    }
  }
  page('404.html', 'en', missingPage);
  const pages = [...files.keys()];
  files.set('index.json', () => indexJson(entries, site));
  files.set('graph.json', async () => drawn(await graphOf()));
  files.set('errors.ndjson', () => errorsNdjson(records));
  files.set('llms.txt', () => llmsTxt(entries, site));
  files.set('robots.txt', () => robotsTxt(site));
  files.set('sitemap.xml', () => sitemapXml(pages, site));
  files.set('example.log', () => readBuilt('example.log') ?? '');
  for (const record of records) files.set(`records/${record.id}.json`, () => recordJson(record));
  for (const digest of site.packs) files.set(packPath(digest), () => knowledge.packFile(digest) ?? '');
  for (const name of assets.names) files.set(`assets/${name}`, () => assets.find(name)?.body ?? '');
  return files;
}

function pageOf(path: string, lang: 'en' | 'zh', site: SiteFacts, assets: Assets): Page {
  const link = (to: string) => relativeLink(path, to);
  return {
    lang,
    words: wordsOf(lang),
    path,
    site,
    link,
    asset: (name) => link(`assets/${assets.nameOf(name)}`),
  };
}

import type { TeamWords } from './team-words.ts';

/** Every word of the pages that the card's own texts (`textsOf`) do not hold. */
export interface Words extends TeamWords {
  readonly lang: 'en' | 'zh';
  readonly otherLanguage: string;
  readonly tagline: string;
  readonly skip: string;
  readonly nav: Readonly<Record<'paste' | 'records' | 'graph' | 'quality' | 'propose' | 'review', string>>;
  readonly navLabel: string;
  readonly theme: string;
  readonly footer: {
    readonly corpus: (records: number, trials: number) => string;
    readonly files: string;
    readonly privacy: string;
  };
  readonly paste: PasteWords;
  readonly records: RecordsWords;
  readonly record: RecordWords;
  readonly verdicts: Readonly<Record<'fixed' | 'persists' | 'changed' | 'harmful' | 'inconclusive', string>>;
  readonly tiers: Readonly<Record<string, string>>;
  readonly tierNotes: Readonly<Record<string, string>>;
  readonly copy: string;
  readonly copied: string;
  readonly copyFailed: string;
  readonly risk: string;
  readonly sources: string;
  readonly claimedTitle: string;
  readonly rateLabel: (mean: number, low: number, high: number) => string;
  readonly graph: GraphWords;
  readonly quality: QualityWords;
  readonly missing: { readonly title: string; readonly text: string; readonly home: string };
  readonly needsScript: string;
}

interface PasteWords {
  readonly title: string;
  readonly lead: string;
  readonly drop: string;
  readonly choose: string;
  readonly orPaste: string;
  readonly placeholder: string;
  readonly run: string;
  readonly example: string;
  readonly cancel: string;
  readonly another: string;
  readonly stays: string;
  readonly shortcut: string;
  readonly loading: string;
  readonly reading: (percent: number) => string;
  readonly cancelled: string;
  readonly done: (lines: string, size: string, seconds: string) => string;
  readonly failed: (message: string) => string;
  readonly empty: string;
  readonly log: string;
  readonly answer: string;
  readonly previous: string;
  readonly next: string;
  readonly search: string;
  readonly searchNone: string;
  readonly searchFound: (at: number, of: number, more: boolean) => string;
  readonly goToLine: string;
  readonly line: (n: number) => string;
  readonly place: (at: number, of: number) => string;
  readonly longLine: (characters: number) => string;
  readonly openRecord: string;
  readonly likely: string;
  readonly showLines: string;
  readonly probability: (percent: number) => string;
  readonly roles: Readonly<Record<'root' | 'consequence' | 'wrapper', string>>;
  readonly pastedName: string;
}

interface RecordsWords {
  readonly title: string;
  readonly lead: (records: number) => string;
  readonly search: string;
  readonly placeholder: string;
  readonly facets: string;
  readonly facet: Readonly<Record<'domain' | 'tier' | 'tool' | 'os' | 'language', string>>;
  readonly clear: string;
  readonly count: (shown: number, of: number) => string;
  readonly none: string;
  readonly more: (count: number) => string;
  readonly moreValues: (count: number) => string;
  readonly trials: (n: number) => string;
  readonly claimsOnly: string;
  readonly deadEnds: (n: number) => string;
  readonly workarounds: (n: number) => string;
  readonly sort: string;
  readonly sorts: Readonly<Record<'name' | 'trials' | 'match', string>>;
}

interface RecordWords {
  readonly sections: Readonly<
    Record<
      | 'cause'
      | 'avoid'
      | 'take'
      | 'evidence'
      | 'transitions'
      | 'lookalikes'
      | 'versions'
      | 'history'
      | 'trials',
      string
    >
  >;
  readonly contents: string;
  readonly facts: string;
  readonly confirmed: string;
  readonly freshUntil: string;
  readonly outdated: string;
  readonly trials: string;
  readonly domain: string;
  readonly tags: string;
  readonly documentation: string;
  readonly errorCode: string;
  readonly json: string;
  readonly inGraph: string;
  readonly noEvidence: string;
  readonly evidenceLead: (trials: number, cells: number) => string;
  readonly everywhere: (tools: string) => string;
  readonly legend: string;
  readonly notTried: string;
  readonly cell: (action: string, cause: string, tools: string, verdicts: string) => string;
  readonly avoidGroup: string;
  readonly takeGroup: string;
  readonly action: string;
  readonly causeColumn: string;
  readonly tools: string;
  readonly outcome: string;
  readonly lastRun: string;
  readonly logs: string;
  readonly logsNote: string;
  readonly exit: string;
  readonly seconds: (seconds: number) => string;
  readonly newest: (shown: number, of: number) => string;
  readonly close: string;
  readonly leadsTo: string;
  readonly precededBy: string;
  readonly measuredEdge: (count: number) => string;
  readonly observedEdge: (reporters: number) => string;
  readonly claimedEdge: string;
  /** Between two of these. */
  readonly and: string;
  readonly unknownRecord: string;
  readonly day: string;
  readonly historyLead: string;
  readonly version: string;
  readonly behaviour: string;
  readonly status: string;
  readonly nobody: string;
  readonly wrapper: string;
  readonly expires: (day: string) => string;
  readonly patterns: string;
  readonly rates: string;
  readonly measuredColumn: string;
  readonly claimedColumn: string;
  readonly matrix: string;
  readonly matrixHint: string;
}

interface GraphWords {
  readonly title: string;
  readonly lead: (
    records: number,
    edges: Readonly<Record<'measured' | 'observed' | 'claimed', number>>,
  ) => string;
  readonly search: string;
  readonly placeholder: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly fit: string;
  readonly legend: string;
  readonly measured: string;
  readonly observed: string;
  readonly claimed: string;
  readonly confused: string;
  readonly canvas: string;
  readonly hint: string;
  readonly list: string;
  readonly listLead: string;
  readonly from: string;
  readonly to: string;
  readonly kind: string;
  readonly via: string;
  readonly open: string;
  readonly nothing: string;
  readonly incoming: string;
  readonly outgoing: string;
  readonly noEdges: string;
  readonly isolated: string;
}

interface QualityWords {
  readonly title: string;
  readonly lead: string;
  readonly truth: string;
  readonly truthLead: string;
  readonly measure: string;
  readonly value: string;
  readonly n: string;
  readonly target: string;
  readonly met: string;
  readonly missed: string;
  readonly verdictsTitle: string;
  readonly tiersTitle: string;
  readonly rows: Readonly<
    Record<
      | 'executed'
      | 'reproduced'
      | 'contradictions'
      | 'harmful'
      | 'deadEndsHeld'
      | 'workaroundsHeld'
      | 'inconclusive'
      | 'translated'
      | 'sourced',
      string
    >
  >;
  readonly evaluation: string;
  readonly evaluationLead: string;
  readonly noEvaluation: string;
  readonly sections: Readonly<Record<string, string>>;
  readonly measures: readonly (readonly [RegExp, string])[];
  readonly byDomain: string;
  readonly recordsColumn: string;
  readonly trialsColumn: string;
  readonly actionsColumn: string;
}

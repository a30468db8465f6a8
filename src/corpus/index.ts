export { appraise, type Appraisal, type AppraisalContext } from './appraise.ts';
export { buildPack, type BuiltPack } from './build-pack.ts';
export { CorpusError } from './corpus-error.ts';
export { draftRecord, type DraftFile, type DraftOptions } from './draft-record.ts';
export { fixFolder } from './fixes/fix-folder.ts';
export { lint, type LintOptions } from './lint/lint.ts';
export type { Flaw } from './lint/rule.ts';
export { loadCleanLogs, loadSubjects, type LoadedSubjects } from './lint/subjects.ts';
export { importers, importRecords, type ImportedRecords } from './import/import-records.ts';
export type { Importer, ImportNote } from './import/importer.ts';
export type { ImportReport } from './import/report.ts';
export { loadCorpus, loadRecords, type LoadedCorpus } from './load.ts';
export {
  loadFolder,
  type BrokenRecord,
  type Example,
  type LoadedFolder,
  type RecordFolder,
} from './load-folder.ts';
export { proposalOfFolder, type FolderProposal } from './proposal-of-folder.ts';
export { corpusStats, type CorpusStats } from './stats/corpus-stats.ts';
export { patternVariants, type PatternVariants } from './stats/pattern-variants.ts';

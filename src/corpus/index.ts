export { buildPack, type BuiltPack } from './build-pack.ts';
export { CorpusError } from './corpus-error.ts';
export { loadCorpus, loadRecords, type LoadedCorpus } from './load.ts';
export {
  loadFolder,
  type BrokenRecord,
  type Example,
  type LoadedFolder,
  type RecordFolder,
} from './load-folder.ts';

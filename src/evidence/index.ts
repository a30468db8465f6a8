export { claimHolds, claimOf, claimsOf, type Claim } from './claim.ts';
export {
  formatLedgerEntry,
  ledgerEntrySchema,
  parseLedger,
  type Ledger,
  type LedgerEntry,
} from './ledger-entry.ts';
export { groupBy } from './group-by.ts';
export { maskSecrets } from './mask-secrets.ts';
export { posterior, type Posterior, type PosteriorOptions } from './posterior.ts';
export { compareVersions, isVersionRange, versionInRange } from './version-range.ts';

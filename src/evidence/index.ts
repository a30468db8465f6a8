export { claimHolds, claimOf, claimsOf, type Claim } from './claim.ts';
export { deriveRecord } from './derive-record.ts';
export { groupBy } from './group-by.ts';
export { maskSecrets } from './mask-secrets.ts';
export { posterior, type Posterior, type PosteriorOptions } from './posterior.ts';
export { compareVersions, isVersionRange, versionInRange } from './version-range.ts';
export { tierOf, type Tier } from './tier.ts';
export { ageRecord } from './age-record.ts';
export { linkTransitions } from './transitions.ts';

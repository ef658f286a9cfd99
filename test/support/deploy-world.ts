import type { Deploy } from '../../server/domain/deploy';
import { DeployIndex, type DeployFacts } from '../../server/domain/deploy-link';
import type { MergedChange } from '../../server/domain/merged-change';

/** Hours after an arbitrary zero, in epoch seconds. */
export const h = (hours: number): number => 1_700_000_000 + hours * 3600;
/** In hours. */
export const DAY = 24;

/** A successful deploy that starts at an hour and takes one. */
export const deploy = (id: string, at: number, given: Partial<Deploy> = {}): Deploy => ({
  id,
  service: 'web',
  repo: '',
  environment: 'production',
  sha: `sha-${id}`,
  ref: '',
  name: '',
  source: '',
  startedAt: h(at),
  finishedAt: h(at + 1),
  status: 'success',
  commits: [],
  pullRequests: [],
  rollsBack: '',
  ...given,
});
/** A change of acme/shop merged at an hour into main. */
export const change = (mergedAt: number, given: Partial<MergedChange> = {}): MergedChange => ({
  repo: 'acme/shop',
  number: 7,
  base: 'main',
  mergedAt: h(mergedAt),
  mergeSha: '',
  services: [],
  ...given,
});
/** The service of acme/shop. */
export const shopIsWeb = new Map([['acme/shop', 'web']]);
/** Deploys and what is known of their contents. */
export const world = (deploys: Deploy[], given: Partial<DeployFacts> = {}): DeployIndex =>
  new DeployIndex({ deploys, serviceOf: shopIsWeb, heads: [], branches: [], picks: [], ...given });
/** What a change's link says: whether anything tells, the deploy, the evidence. */
export const told = (index: DeployIndex, of: MergedChange): string => {
  const { known, deploy: found, evidence } = index.linkOf(of);
  return `${known ? 'known' : 'unknown'} ${found?.id ?? '-'} ${evidence ?? '-'}`;
};
/** As `told`, of deploys alone. */
export const linked = (deploys: Deploy[], of: MergedChange, serviceOf = shopIsWeb): string =>
  told(world(deploys, { serviceOf }), of);

/** Pull requests of main, merged at the hours 10, 20, 30 … with the commits m1, m2, m3 …, as heads a deploy may name. */
export const merges = (count: number, given: Partial<MergedChange> = {}): MergedChange[] =>
  Array.from({ length: count }, (_, i) => change(10 * (i + 1), { number: i + 1, mergeSha: `m${i + 1}`, ...given }));

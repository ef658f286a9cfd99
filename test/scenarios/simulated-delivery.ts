import { cherryPicksOf } from '../../server/domain/cherry-pick';
import { deliveryLinksOf, productionOf, type StoredIncident } from '../../server/domain/delivery-links';
import { servicesOfChange } from '../../server/domain/delivery-mapping';
import type { Deploy, StoredDeploy } from '../../server/domain/deploy';
import { DeployIndex, type DeployFacts } from '../../server/domain/deploy-link';
import { guiltyIn } from '../../server/domain/fix-reference';
import type { IncidentLink } from '../../server/domain/incident-link';
import { holdsName, incidentNamesOf } from '../../server/domain/incident-name';
import type { MergedChange } from '../../server/domain/merged-change';
import { revertedBy } from '../../server/domain/revert';
import type { PullRequestRecord, SimulatedOrganization } from '../../server/domain/simulation/records';

/** What the product's own rules say of the deploys and incidents of a simulated organization. */
export interface SimulatedDelivery {
  /** To production, in order of finishing. */
  deploys: Deploy[];
  index: DeployIndex;
  /** Merged pull requests by `owner/repo#n`. */
  changes: Map<string, MergedChange>;
  /** The link of every incident, maintenance left out. */
  incidents: () => Map<string, IncidentLink>;
}

const keyOf = ({ repo, number }: { repo: string; number: number }): string => `${repo}#${number}`;
const textOf = ({ title, branch, body }: PullRequestRecord): string => [title, branch, body].join('\n');

/** Links worked out by the rules of the domain, from the records alone. */
export function simulatedDelivery({ records, delivery: mapping }: SimulatedOrganization): SimulatedDelivery {
  const services = records.repository.filter(({ service }) => service !== undefined);
  const serviceOf = new Map(services.map(({ repo, service = '' }) => [repo, service]));
  const stored = records.deploy.map(({ id, repo, environment, sha, ref, status, ...record }): StoredDeploy => ({
    ...{ id, repo, environment, sha, ref, status },
    service: record.service ?? '',
    source: record.source ?? '',
    name: record.name ?? '',
    startedAt: record.started_at,
    finishedAt: record.finished_at,
    commits: record.commits ?? [],
    pullRequests: record.pull_requests ?? [],
    rollsBack: record.rolls_back ?? '',
  }));
  const deploys = productionOf(mapping, stored, serviceOf);

  const merged = records.pull_request.filter((record) => record.merged_at !== undefined);
  const changes = new Map<string, MergedChange>();
  const bySha = new Map<string, MergedChange>();
  for (const { repo, number, base, merged_at: at = NaN, merge_commit_sha: sha = '', paths = [], labels } of merged) {
    const own = servicesOfChange(mapping, repo, paths, labels);
    const change = { repo, number, base, mergedAt: at, mergeSha: sha, services: own };
    changes.set(keyOf(change), change);
    bySha.set(sha, change);
  }
  const bases = new Set(merged.map(({ repo, base }) => `${repo} ${base}`));
  const facts: DeployFacts = {
    deploys,
    serviceOf,
    heads: [...new Set(deploys.map(({ sha }) => sha))].flatMap((sha) => bySha.get(sha) ?? []),
    branches: deploys.flatMap(({ repo, ref }) => (bases.has(`${repo} ${ref}`) ? [{ repo, branch: ref }] : [])),
    picks: records.pull_request.flatMap((record) =>
      cherryPicksOf(record.body, record.commits).map((pick) => ({ ...pick, carrier: changes.get(keyOf(record)) })),
    ),
  };

  function incidents(): Map<string, IncidentLink> {
    const all = records.incident.map((record): StoredIncident => ({
      id: record.id,
      service: record.service ?? '',
      repo: record.repo ?? '',
      severity: record.severity,
      openedAt: record.opened_at,
      resolvedAt: record.resolved_at ?? NaN,
      url: record.url ?? '',
      causedByDeploy: record.caused_by?.deploy ?? '',
      causedByRepo: record.caused_by?.repo ?? '',
      causedByNumber: record.caused_by?.number ?? NaN,
    }));
    const changeOf = (target: { repo: string; number: number } | { sha: string }): MergedChange | undefined => {
      if (!('sha' in target)) return changes.get(keyOf(target));
      return bySha.get(target.sha) ?? [...bySha].find(([sha]) => sha.startsWith(target.sha))?.[1];
    };
    const reverts = merged.flatMap((record) => {
      const reverted = revertedBy(record);
      const target = reverted && changeOf(reverted);
      const { repo, number, merged_at: mergedAt = NaN } = record;
      return target ? [{ repo, number, mergedAt, target }] : [];
    });
    const fixes = records.pull_request.flatMap((record) => {
      const text = textOf(record);
      if (!/incident|pagerduty|opsgenie/i.test(text)) return [];
      const { repo, number, created_at: createdAt, commits } = record;
      const guilty = guiltyIn([text, ...commits.map(({ message }) => message)].join('\n'), repo);
      return all
        .filter((incident) =>
          incidentNamesOf(incident).some(
            (name) => (name.repo === '' || name.repo === repo) && holdsName(text, name.text),
          ),
        )
        .map(({ id }) => ({ incident: id, repo, number, createdAt, guilty }));
    });
    const links = deliveryLinksOf(mapping, { ...facts, deploys, decisions: new Map(), reverts, fixes, changeOf }, all);
    return new Map(links.incidents.map(({ record, link }) => [record.id, link]));
  }

  return { deploys, index: new DeployIndex(facts), changes, incidents };
}

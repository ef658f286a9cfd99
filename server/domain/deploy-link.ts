/** One successful production deploy. Times in epoch seconds. */
export interface Deploy {
  id: string;
  /** What it delivers: the service, else the repository. */
  service: string;
  repo: string;
  sha: string;
  startedAt: number;
  finishedAt: number;
  commits: string[];
  pullRequests: number[];
  /** When the last incident it caused was resolved; NaN = none, Infinity = one is open. */
  operatedAt: number;
}

/** `commit`: its commits contain the merge commit. `stated`: it lists the pull request. `time`: inferred. */
export type DeployEvidence = 'commit' | 'stated' | 'time';

/** The deploy that brought a change to production. `known` false: nothing tells, so the stage is unknown. */
export interface DeployLink {
  known: boolean;
  deploy: Deploy | undefined;
  evidence: DeployEvidence | undefined;
}

/** How far back the first deploy ever recorded for a service reaches: older merges went out with deploys nobody recorded. */
const FIRST_DEPLOY_REACH = 14 * 86400;

const UNKNOWN: DeployLink = { known: false, deploy: undefined, evidence: undefined };

/** Successful production deploys, indexed by commit, by listed pull request and by service. */
export class DeployIndex {
  private readonly bySha = new Map<string, Deploy>();
  private readonly byPullRequest = new Map<string, Deploy>();
  /** Per service the deploys that say nothing of their contents, by start; only these may be inferred from time. */
  private readonly silent = new Map<string, Deploy[]>();
  private readonly first = new Map<string, number>();
  /** Services that deploys name for a repository. */
  private readonly named = new Map<string, Set<string>>();

  /** @param serviceOf service of a repository, as its record states it; undefined = the repository is its own service */
  constructor(
    deploys: Deploy[],
    private readonly serviceOf: Map<string, string>,
  ) {
    const inOrder = [...deploys].sort((a, b) => a.finishedAt - b.finishedAt);
    for (const deploy of inOrder) {
      for (const sha of [deploy.sha, ...deploy.commits])
        if (sha !== '' && !this.bySha.has(sha)) this.bySha.set(sha, deploy);
      for (const number of deploy.pullRequests) {
        const key = `${deploy.repo}#${number}`;
        if (!this.byPullRequest.has(key)) this.byPullRequest.set(key, deploy);
      }
      if (deploy.repo !== '') {
        const services = this.named.get(deploy.repo);
        if (services) services.add(deploy.service);
        else this.named.set(deploy.repo, new Set([deploy.service]));
      }
      const began = this.first.get(deploy.service);
      if (began === undefined || deploy.startedAt < began) this.first.set(deploy.service, deploy.startedAt);
      if (deploy.commits.length === 0 && deploy.pullRequests.length === 0) {
        const list = this.silent.get(deploy.service);
        if (list) list.push(deploy);
        else this.silent.set(deploy.service, [deploy]);
      }
    }
    for (const list of this.silent.values()) list.sort((a, b) => a.startedAt - b.startedAt);
  }

  /**
   * The first successful production deploy that contains a merged change: by commit, else by explicit list, else by the first deploy of its
   * service that started at or after the merge and does not itself say what it contains (marked as inferred). The first deploy recorded for
   * a service closes only merges of the 14 days before it. Source: measures.md 3.
   */
  linkOf(change: { repo: string; number: number; mergedAt: number; mergeSha: string }): DeployLink {
    const contains = change.mergeSha === '' ? undefined : this.bySha.get(change.mergeSha);
    if (contains) return { known: true, deploy: contains, evidence: 'commit' };
    const lists = this.byPullRequest.get(`${change.repo}#${change.number}`);
    if (lists) return { known: true, deploy: lists, evidence: 'stated' };
    const service = this.serviceKeyOf(change.repo);
    if (service === undefined) return UNKNOWN;
    if (change.mergedAt < (this.first.get(service) ?? Infinity) - FIRST_DEPLOY_REACH) return UNKNOWN;
    const inferred = firstFrom(this.silent.get(service) ?? [], change.mergedAt);
    return { known: true, deploy: inferred, evidence: inferred ? 'time' : undefined };
  }

  /** The service a repository's deploys are recorded under; undefined = none is, or deploys name several and nothing says which. */
  private serviceKeyOf(repo: string): string | undefined {
    const stated = this.serviceOf.get(repo);
    const candidates = stated === undefined ? [repo, repo.slice(repo.indexOf('/') + 1)] : [stated, repo];
    const found = candidates.find((service) => this.first.has(service));
    if (found !== undefined) return found;
    const named = this.named.get(repo);
    return named?.size === 1 ? [...named][0] : undefined;
  }
}

/** The first deploy that started at or after a moment; the list is in order of start. */
function firstFrom(deploys: Deploy[], at: number): Deploy | undefined {
  let low = 0;
  let high = deploys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (deploys[middle].startedAt < at) low = middle + 1;
    else high = middle;
  }
  return deploys[low];
}

/** Production by the environment's name: `production`, `prod-eu`, `live`, `prd`. Source: doors.md, Deploys. */
export function isProduction(environment: string): boolean {
  return (
    /(^|[^a-z])(prod|production|prd|live)([^a-z]|$)/i.test(environment) &&
    !/(^|[^a-z])(pre|non|not)[-_ ]?prod/i.test(environment)
  );
}

/** One incident as deploys see it. Times in epoch seconds, NaN = unknown. */
export interface Incident {
  id: string;
  service: string;
  openedAt: number;
  resolvedAt: number;
  causedByDeploy: string;
}

export type IncidentEvidence = 'stated' | 'time' | undefined;

const TIME_WINDOW = 24 * 3600;

/**
 * Which deploy an incident came from: the one it states, else the last production deploy of that service that finished at most 24 h before
 * it opened. An incident without either stays unlinked. Source: measures.md 3.
 */
export function deployOfIncident(
  incident: Incident,
  deploys: Deploy[],
): { deploy: Deploy | undefined; evidence: IncidentEvidence } {
  if (incident.causedByDeploy !== '') {
    const stated = deploys.find((deploy) => deploy.id === incident.causedByDeploy);
    if (stated) return { deploy: stated, evidence: 'stated' };
  }
  let latest: Deploy | undefined;
  if (incident.service === '') return { deploy: undefined, evidence: undefined };
  for (const deploy of deploys) {
    if (deploy.service !== incident.service || deploy.finishedAt > incident.openedAt) continue;
    if (incident.openedAt - deploy.finishedAt > TIME_WINDOW) continue;
    if (!latest || deploy.finishedAt > latest.finishedAt) latest = deploy;
  }
  return { deploy: latest, evidence: latest ? 'time' : undefined };
}

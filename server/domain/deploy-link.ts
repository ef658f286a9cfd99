import type { ChangeReference } from './change-reference';
import { referenceOf } from './change-reference';
import { CommitNames } from './commit-names';
import { beganAt, byFinish, type Deploy } from './deploy';
import { MainLine, type DeployedHead } from './main-line';
import type { MergedChange } from './merged-change';
import { repositoryService } from './repository-service';
import { SilentDeploys } from './silent-deploys';

/**
 * What says that a deploy brought a change to production. `commit`: its commits, or where its commit stands on its branch. `stated`: it lists the pull
 * request. `cherry_pick`: it contains a commit picked from the change. `time`: inferred. The position is the number in columns, less one.
 */
export const DEPLOY_EVIDENCE = ['commit', 'stated', 'cherry_pick', 'time'] as const;
export type DeployEvidence = (typeof DEPLOY_EVIDENCE)[number];

/** The deploy that brought a change to production. `known` false: nothing tells, so the stage is unknown. */
export interface DeployLink {
  known: boolean;
  deploy: Deploy | undefined;
  /** When the deploy had finished; never before the merge. NaN = not deployed. */
  deployedAt: number;
  evidence: DeployEvidence | undefined;
}

/** A pull request that carries a commit picked from elsewhere. */
export interface PickedChange {
  /** The commit it was picked from. */
  from: string;
  /** The commit it became; '' = unknown. */
  sha: string;
  /** The pull request that carries it; undefined = not merged. */
  carrier: MergedChange | undefined;
}

/** What tells which deploy holds which change. */
export interface DeployFacts {
  /** To production; only successful ones count here. */
  deploys: readonly Deploy[];
  /** Service of a repository, as its record states it. */
  serviceOf: ReadonlyMap<string, string>;
  /** Merged pull requests whose merge commit a deploy names as its own. */
  heads: readonly Pick<MergedChange, 'repo' | 'number' | 'base' | 'mergedAt' | 'mergeSha'>[];
  /** Refs of deploys that are branches pull requests are merged into. */
  branches: readonly { repo: string; branch: string }[];
  picks: readonly PickedChange[];
}

/** How far back the first deploy ever recorded for a service reaches: older merges went out with deploys nobody recorded. */
const FIRST_DEPLOY_REACH = 14 * 86400;
/** Clocks of tools differ: a deploy may seem to have finished so long before what it contains was merged, in seconds. */
const CLOCKS_DIFFER = 300;

const UNKNOWN: DeployLink = { known: false, deploy: undefined, deployedAt: NaN, evidence: undefined };
const WAITING: DeployLink = { known: true, deploy: undefined, deployedAt: NaN, evidence: undefined };

/** Successful production deploys, indexed by commit, by place on a branch, by listed pull request and by service. */
export class DeployIndex {
  private readonly byCommit = new CommitNames<Deploy>();
  private readonly byPullRequest = new Map<string, Deploy[]>();
  private readonly mainLine: MainLine;
  private readonly silent: SilentDeploys;
  private readonly first = new Map<string, number>();
  /** Services that deploys name for a repository. */
  private readonly named = new Map<string, Set<string>>();
  /** Branches of a repository that deploys come from, where they tell. */
  private readonly deployed = new Map<string, Set<string>>();
  private readonly picks = new CommitNames<PickedChange>();
  private readonly serviceOf: ReadonlyMap<string, string>;

  constructor({ deploys, serviceOf, heads, branches, picks }: DeployFacts) {
    this.serviceOf = serviceOf;
    const inOrder = deploys.filter(({ status }) => status === 'success').sort(byFinish);
    const headsOf = new CommitNames<Deploy>();
    for (const deploy of inOrder) {
      this.take(deploy);
      headsOf.add(deploy.sha, deploy);
    }
    const deployedHeads: DeployedHead[] = [];
    const telling = new Set<Deploy>();
    for (const { mergeSha, repo, base, mergedAt } of heads)
      for (const deploy of headsOf.of(mergeSha)) {
        deployedHeads.push({ deploy, repo, base, mergedAt });
        telling.add(deploy);
        this.from(repo, base);
      }
    this.mainLine = new MainLine(deployedHeads);
    this.silent = new SilentDeploys(inOrder, telling, branches);
    for (const { repo, branch } of branches) this.from(repo, branch);
    for (const pick of picks) this.picks.add(pick.from, pick);
  }

  /**
   * The first successful production deploy that contains a merged change: by commit, else by explicit list, else by the first deploy of its
   * service that started at or after the merge and does not itself say what it contains (marked as inferred); or an earlier one that contains a
   * commit picked from it. The first deploy recorded for a service closes only merges of the 14 days before it, explicit lists apart. Source:
   * measures.md 3.
   */
  linkOf(change: MergedChange): DeployLink {
    const own = this.ownLinkOf(change);
    let best = own;
    for (const { sha, carrier } of this.picks.of(change.mergeSha)) {
      const pickedAt = carrier?.mergedAt ?? change.mergedAt;
      const contains = firstOf(
        this.byCommit.of(sha),
        (deploy) => counts(deploy, change) && this.reaches(deploy.service, pickedAt),
      );
      if (contains && earlier(contains, best)) best = linkTo(contains, change, 'cherry_pick');
      if (!carrier || (carrier.repo === change.repo && carrier.number === change.number)) continue;
      const { deploy, evidence } = this.ownLinkOf(carrier);
      // What carries it is itself only inferred: so is this.
      if (deploy && deploy.finishedAt >= change.mergedAt && earlier(deploy, best))
        best = linkTo(deploy, change, evidence === 'time' ? 'time' : 'cherry_pick');
    }
    return best;
  }

  /** The deploy finished first that a commit or the pull request it names is in, whatever is known of that commit; undefined = none. */
  deployOfCommit(sha: string): Deploy | undefined {
    return this.byCommit.of(sha)[0];
  }

  /** The service a repository's deploys are recorded under; undefined = none is, or deploys name several and nothing says which. */
  serviceOfRepo(repo: string): string | undefined {
    return repositoryService(repo, this.serviceOf.get(repo), this.first, this.named.get(repo));
  }

  private ownLinkOf(change: MergedChange): DeployLink {
    const { repo, base, mergedAt, services } = change;
    const holding = this.byCommit.of(change.mergeSha).filter((deploy) => counts(deploy, change));
    const named = firstOf(holding, (deploy) => this.reaches(deploy.service, mergedAt));
    let best = named;
    let known = false;
    for (const { service, deploy } of this.mainLine.containing(repo, base, mergedAt)) {
      if (services.length > 0 && !services.includes(service)) continue;
      if (!this.reaches(service, mergedAt)) continue;
      known = true;
      if (deploy && counts(deploy, change) && (!best || byFinish(deploy, best) < 0)) best = deploy;
    }
    const lists = firstOf(this.byPullRequest.get(`${repo}#${change.number}`) ?? [], (deploy) => counts(deploy, change));
    // A deploy of several repositories names the commit of one: for the others an earlier list says more than a later place on the branch.
    if (best && (named || !lists || byFinish(best, lists) <= 0)) return linkTo(best, change, 'commit');
    if (lists) return linkTo(lists, change, 'stated');
    const own = services.length > 0 ? services : [this.serviceOfRepo(repo)];
    let inferred: Deploy | undefined;
    const branches = this.deployed.get(repo);
    const elsewhere = base !== '' && branches !== undefined && !branches.has(base);
    for (const service of own) {
      if (service === undefined || !this.reaches(service, mergedAt)) continue;
      // Merged into a branch no deploy comes from: nothing tells when it goes on from there, unless some do not tell where they come from.
      if (elsewhere && !this.silent.canHold(service, { repo, base })) continue;
      known = true;
      const deploy = this.silent.firstFrom(service, { repo, base }, mergedAt);
      if (deploy && (!inferred || byFinish(deploy, inferred) < 0)) inferred = deploy;
    }
    if (inferred) return linkTo(inferred, change, 'time');
    // One deploy too late to tell when held it: it does not wait.
    return known && holding.length === 0 ? WAITING : UNKNOWN;
  }

  private take(deploy: Deploy): void {
    for (const sha of new Set([deploy.sha, ...deploy.commits])) this.byCommit.add(sha, deploy);
    for (const text of deploy.pullRequests) {
      const reference = referenceOf(text.trim(), deploy.repo);
      if (reference) this.list(reference, deploy);
    }
    if (deploy.repo !== '') {
      const services = this.named.get(deploy.repo);
      if (services) services.add(deploy.service);
      else this.named.set(deploy.repo, new Set([deploy.service]));
    }
    const began = this.first.get(deploy.service);
    const at = beganAt(deploy);
    if (began === undefined || at < began) this.first.set(deploy.service, at);
  }

  private list({ repo, number }: ChangeReference, deploy: Deploy): void {
    const key = `${repo}#${number}`;
    const known = this.byPullRequest.get(key);
    if (known) known.push(deploy);
    else this.byPullRequest.set(key, [deploy]);
  }

  private from(repo: string, branch: string): void {
    if (branch === '') return;
    const known = this.deployed.get(repo);
    if (known) known.add(branch);
    else this.deployed.set(repo, new Set([branch]));
  }

  /** Whether the recorded deploys of a service tell of merges of that time. */
  private reaches(service: string, mergedAt: number): boolean {
    const first = this.first.get(service);
    return first !== undefined && mergedAt >= first - FIRST_DEPLOY_REACH;
  }
}

function counts(deploy: Deploy, { services, mergedAt }: MergedChange): boolean {
  return (services.length === 0 || services.includes(deploy.service)) && deploy.finishedAt >= mergedAt - CLOCKS_DIFFER;
}

function firstOf(deploys: readonly Deploy[], fits: (deploy: Deploy) => boolean): Deploy | undefined {
  let first: Deploy | undefined;
  for (const deploy of deploys) if (fits(deploy) && (!first || byFinish(deploy, first) < 0)) first = deploy;
  return first;
}

const earlier = (deploy: Deploy, { deploy: than }: DeployLink): boolean => !than || byFinish(deploy, than) < 0;

const linkTo = (deploy: Deploy, { mergedAt }: MergedChange, evidence: DeployEvidence): DeployLink => ({
  known: true,
  deploy,
  deployedAt: Math.max(deploy.finishedAt, mergedAt),
  evidence,
});

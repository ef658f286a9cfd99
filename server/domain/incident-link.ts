import type { ChangeReference } from './change-reference';
import { byFinish, type Deploy } from './deploy';
import type { DeployIndex } from './deploy-link';
import type { Guilty } from './fix-reference';
import type { Incident } from './incident';
import { FIX_WINDOW } from './incident-search';
import type { MergedChange } from './merged-change';
import { takenBackOf } from './taken-back';

/** What says which deploy an incident came from, strongest first. */
export const INCIDENT_EVIDENCE = ['decided', 'stated', 'revert', 'fix_reference', 'time'] as const;
export type IncidentEvidence = (typeof INCIDENT_EVIDENCE)[number];

/** One thing that speaks for a deploy. */
export interface IncidentClue {
  evidence: IncidentEvidence;
  /** '' = it came from no deploy, as a person decided. */
  deploy: string;
  /** The pull request it rests on: that an incident states, that reverts, that mends; '' and NaN = none. */
  repo: string;
  number: number;
}

export interface IncidentLink {
  /** The deploy it came from; '' = none. */
  deploy: string;
  evidence: IncidentEvidence | '';
  /** What the data say without the decision. */
  foundDeploy: string;
  foundEvidence: IncidentEvidence | '';
  decided: '' | 'confirmed' | 'changed' | 'unlinked';
  /** All that was found, strongest first, a decision in front. */
  clues: IncidentClue[];
}

/** A merged pull request that takes another one back. */
export interface MergedRevert extends ChangeReference {
  mergedAt: number;
  target: MergedChange;
}

/** A pull request that names an incident, and what it calls guilty. */
export interface NamingFix extends ChangeReference {
  incident: string;
  createdAt: number;
  guilty: readonly Guilty[];
}

/** What tells where incidents came from. */
export interface IncidentFacts {
  /** To production, failed and cancelled ones too. */
  deploys: readonly Deploy[];
  /** Per incident what a person decided: the id of a deploy, or null = none. */
  decisions: ReadonlyMap<string, string | null>;
  reverts: readonly MergedRevert[];
  fixes: readonly NamingFix[];
  /** The merged pull request of a reference; undefined = not known or not merged. */
  changeOf(this: void, guilty: Guilty): MergedChange | undefined;
}

const HOUR = 3600;
/** At most so long before an incident opened the deploy it came from finished, when only time speaks. Source: measures.md 3. */
const TIME_WINDOW = 24 * HOUR;
/** So long after an incident a revert or rollback still belongs to it. */
const REVERT_WINDOW = 24 * HOUR;
/** A reverted change that was in production longer caused something else. */
const REVERT_REACH = 14 * 24 * HOUR;

/** Deploys and what refers to incidents, indexed by service and time. */
export class IncidentIndex {
  private readonly byId = new Map<string, Deploy>();
  /** Successful and failed ones per service, in order of finishing. */
  private readonly finished = new Map<string, Deploy[]>();
  /** Per service the successful deploys that put an earlier version back, and what they took back, in order of finishing. */
  private readonly rollbacks = new Map<string, { at: number; of: Deploy }[]>();
  /** Per service of the deploy that had brought them, in order of merging. */
  private readonly reverts = new Map<string, { revert: MergedRevert; of: Deploy }[]>();
  private readonly fixes = new Map<string, NamingFix[]>();

  constructor(
    private readonly facts: IncidentFacts,
    private readonly index: DeployIndex,
  ) {
    const inOrder = [...facts.deploys].sort(byFinish);
    for (const deploy of inOrder) this.byId.set(deploy.id, deploy);
    for (const deploy of inOrder) if (deploy.status !== 'cancelled') push(this.finished, deploy.service, deploy);
    takenBackOf(inOrder).rollsBack.forEach((of, place) => {
      const { service, status, finishedAt } = inOrder[place];
      if (of >= 0 && status === 'success') push(this.rollbacks, service, { at: finishedAt, of: inOrder[of] });
    });
    for (const revert of facts.reverts) {
      const { deploy } = index.linkOf(revert.target);
      if (deploy) push(this.reverts, deploy.service, { revert, of: deploy });
    }
    for (const list of this.reverts.values())
      list.sort(({ revert: a }, { revert: b }) => a.mergedAt - b.mergedAt || byReference(a, b));
    for (const fix of facts.fixes) push(this.fixes, fix.incident, fix);
    for (const list of this.fixes.values()) list.sort((a, b) => a.createdAt - b.createdAt || byReference(a, b));
  }

  /**
   * The deploy an incident came from: what a person decided, else what it states, else what a rollback or revert took back, else what the pull request
   * that mends it calls guilty, else the last deploy of its service that finished at most 24 h before it opened, failed ones too. An incident without
   * any of it stays unlinked: not every incident is a deploy's fault. Source: measures.md 3.
   */
  linkOf(incident: Incident): IncidentLink {
    const clues = [
      ...this.stated(incident),
      ...this.reverted(incident),
      ...this.mended(incident),
      ...this.recent(incident),
    ];
    const found = clues.length > 0 ? clues[0] : undefined;
    const foundDeploy = found?.deploy ?? '';
    const foundEvidence = found?.evidence ?? '';
    const decision = this.facts.decisions.get(incident.id);
    if (decision === undefined)
      return { deploy: foundDeploy, evidence: foundEvidence, foundDeploy, foundEvidence, decided: '', clues };
    return {
      // A deploy that is not there (any more), or went elsewhere than to production, can have caused nothing.
      deploy: decision !== null && this.byId.has(decision) ? decision : '',
      evidence: 'decided',
      foundDeploy,
      foundEvidence,
      decided: decision === null ? 'unlinked' : decision === foundDeploy ? 'confirmed' : 'changed',
      clues: [{ evidence: 'decided', deploy: decision ?? '', repo: '', number: NaN }, ...clues],
    };
  }

  private stated({ service, causedByDeploy, causedByRepo, causedByNumber, openedAt }: Incident): IncidentClue[] {
    const clues: IncidentClue[] = [];
    const [repo, number] = [causedByRepo, causedByNumber];
    const status = this.byId.get(causedByDeploy)?.status;
    // One that was cancelled changed nothing.
    if (status !== undefined && status !== 'cancelled')
      clues.push({ evidence: 'stated', deploy: causedByDeploy, repo: '', number: NaN });
    if (repo === '' || Number.isNaN(number)) return clues;
    const deploy = this.deployBefore({ repo, number }, openedAt, service);
    if (deploy) clues.push({ evidence: 'stated', deploy: deploy.id, repo, number });
    return clues;
  }

  private reverted({ service, openedAt, resolvedAt }: Incident): IncidentClue[] {
    if (service === '') return [];
    const until = windowEnd(resolvedAt, REVERT_WINDOW);
    const clues: IncidentClue[] = [];
    const back = this.rollbacks.get(service) ?? [];
    for (let i = placeFrom(back, openedAt, ({ at }) => at); i < back.length && back[i].at <= until; i++) {
      if (back[i].of.finishedAt > openedAt) continue;
      clues.push({ evidence: 'revert', deploy: back[i].of.id, repo: '', number: NaN });
      break;
    }
    const reverts = this.reverts.get(service) ?? [];
    const mergedAt = ({ revert }: { revert: MergedRevert }): number => revert.mergedAt;
    for (let i = placeFrom(reverts, openedAt, mergedAt); i < reverts.length && mergedAt(reverts[i]) <= until; i++) {
      const { revert, of } = reverts[i];
      if (of.finishedAt > openedAt || of.finishedAt < openedAt - REVERT_REACH) continue;
      clues.push({ evidence: 'revert', deploy: of.id, repo: revert.repo, number: revert.number });
      break;
    }
    return clues;
  }

  private mended({ id, service, openedAt, resolvedAt }: Incident): IncidentClue[] {
    const until = windowEnd(resolvedAt, FIX_WINDOW);
    const fixes = (this.fixes.get(id) ?? []).filter(({ createdAt }) => createdAt >= openedAt && createdAt <= until);
    const clueOf = ({ repo, number }: NamingFix, deploy: Deploy | undefined): IncidentClue[] =>
      deploy ? [{ evidence: 'fix_reference', deploy: deploy.id, repo, number }] : [];
    // Who names the guilty one says more than who names the incident alone.
    return [
      ...fixes.flatMap((fix) =>
        fix.guilty.flatMap((guilty) => clueOf(fix, this.deployBefore(guilty, openedAt, service))).slice(0, 1),
      ),
      ...fixes
        .filter(({ guilty }) => guilty.length === 0)
        .flatMap((fix) => clueOf(fix, this.lastBefore(this.index.serviceOfRepo(fix.repo) ?? '', openedAt))),
    ];
  }

  private recent({ service, openedAt }: Incident): IncidentClue[] {
    const last = this.lastBefore(service, openedAt);
    return last ? [{ evidence: 'time', deploy: last.id, repo: '', number: NaN }] : [];
  }

  /** The last deploy of a service that finished at or before a moment, at most 24 h before it. */
  private lastBefore(service: string, at: number): Deploy | undefined {
    if (service === '') return undefined;
    const deploys = this.finished.get(service) ?? [];
    const after = placeFrom(deploys, at, ({ finishedAt }) => finishedAt, true);
    const last = after === 0 ? undefined : deploys[after - 1];
    return last && at - last.finishedAt <= TIME_WINDOW ? last : undefined;
  }

  /** The deploy that first brought a change to production, to that service if the change belongs to it, if that was before a moment. */
  private deployBefore(guilty: Guilty, at: number, service: string): Deploy | undefined {
    const found = this.facts.changeOf(guilty);
    const change = found?.services.includes(service) ? { ...found, services: [service] } : found;
    const deploy = change
      ? this.index.linkOf(change).deploy
      : 'sha' in guilty
        ? this.index.deployOfCommit(guilty.sha)
        : undefined;
    return deploy && deploy.finishedAt <= at ? deploy : undefined;
  }
}

const windowEnd = (resolvedAt: number, after: number): number =>
  Number.isNaN(resolvedAt) ? Infinity : resolvedAt + after;

const byReference = (a: ChangeReference, b: ChangeReference): number =>
  a.repo < b.repo ? -1 : a.repo > b.repo ? 1 : a.number - b.number;

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

/** The place of the first at or after a moment; `after` = strictly after it. */
function placeFrom<T>(list: readonly T[], at: number, of: (value: T) => number, after = false): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (after ? of(list[middle]) <= at : of(list[middle]) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

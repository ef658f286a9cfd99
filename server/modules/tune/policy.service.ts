import { Injectable } from '@nestjs/common';
import { Failure } from '../../platform/failure';
import type { Scope } from '../../platform/scope.types';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import { scaleOf } from './agent-findings';
import { endPolicyIn, policiesIn, policyIn, savePolicyIn, type PolicyRow } from './policy-rows';
import { trackedPolicy } from './policy-tracking';
import type { Policy } from './policy.types';
import { ruleLabel } from './rule-label';
import { scopeText } from './scope-text';
import { TuneService } from './tune.service';
import { TuneViews, type TuneView } from './tune-view';
import type { TuneRuleInput } from './tune.types';

const LONGEST_NAME = 100;

/** A rule somebody wants to keep. `startedAt`: epoch seconds; left out = now. */
export interface PolicyInput {
  agent: string;
  name: string;
  rule: TuneRuleInput;
  target?: number;
  startedAt?: number;
}

/** Rules that were saved, with what they promised and what came of them. */
@Injectable()
export class PolicyService {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly views: TuneViews,
    private readonly tuner: TuneService,
  ) {}

  /** All policies, those that hold first, by agent and name. */
  async list(name: string | null | undefined, wallClock: number): Promise<Policy[]> {
    const { id } = await this.organizations.get(name);
    const rows = await this.store.inOrganization(id, policiesIn);
    const open = await this.views.open(name, { tiers: rows.flatMap(({ promise }) => promise.scope.tiers ?? []) });
    return rows.map((row) => toldPolicy(open, row, wallClock));
  }

  /** One as it is stored. @throws Failure not_found */
  async stored(name: string | null | undefined, id: number): Promise<PolicyRow> {
    const organization = await this.organizations.get(name);
    return this.store.inOrganization(organization.id, (client) => policyIn(client, id));
  }

  /**
   * Saves a rule with what it promises by the scope's range.
   *
   * @throws Failure bad_input for an agent, rule, name or target that does not fit
   */
  async save(name: string | null | undefined, scope: Scope, input: PolicyInput, wallClock: number): Promise<Policy> {
    const title = input.name.trim();
    if (title === '' || title.length > LONGEST_NAME)
      throw new Failure('bad_input', `A policy's name has 1 to ${LONGEST_NAME} characters: "${title.slice(0, 20)}" has ${title.length}.`); // prettier-ignore
    const { agent, rule, maxRank, target, promise } = await this.tuner.promise(name, scope, input, wallClock);
    const organization = await this.organizations.get(name);
    const startedAt = input.startedAt ?? wallClock;
    const policy = { agent, name: title, rule, maxRank, target, promise, savedAt: wallClock, startedAt };
    const row = await this.store.inOrganization(organization.id, async (client) =>
      policyIn(client, await savePolicyIn(client, organization.id, policy)),
    );
    return toldPolicy(await this.views.open(name, row.promise.scope), row, wallClock);
  }

  /** Ends a policy now, or lets an ended one go on. @throws Failure not_found */
  async end(name: string | null | undefined, id: number, undo: boolean, wallClock: number): Promise<Policy> {
    const organization = await this.organizations.get(name);
    const row = await this.store.inOrganization(organization.id, (client) =>
      endPolicyIn(client, id, undo ? null : wallClock),
    );
    return toldPolicy(await this.views.open(name, row.promise.scope), row, wallClock);
  }
}

function toldPolicy(open: TuneView, row: PolicyRow, wallClock: number): Policy {
  const { id, agent, name, rule, target, promise, savedAt, startedAt, endedAt } = row;
  return {
    id,
    agent,
    name,
    rule,
    label: ruleLabel(rule, scaleOf(open.view, open.columns, agent)),
    target,
    promise: promise.whole,
    promiseOlder: promise.older,
    promiseNewer: promise.newer,
    certified: promise.certified,
    madeFrom: promise.range.address,
    scope: scopeText(promise.scope),
    savedAt,
    startedAt: startedAt ?? savedAt,
    endedAt,
    ...trackedPolicy(open, row, wallClock),
  };
}

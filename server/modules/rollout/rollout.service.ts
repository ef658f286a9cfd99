import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { SETTLED } from '../../domain/rollout-planner';
import type { RolloutDocument } from '../../domain/rollout-plan';
import { Failure } from '../../platform/failure';
import { mondayOf, weekAfter } from '../../platform/iso-week';
import { isoWeekLabel } from '../../platform/time-zone';
import { Store } from '../../store/data-source';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { Organizations } from '../../store/organizations';
import { decideIn, decisionsIn, deletePlanIn, movePlanIn, planIn, plansIn, savePlanIn, versionsIn } from '../../store/rollout-plans'; // prettier-ignore
import { lastWeekOf } from '../../store/last-week';
import { statedTraining } from './plan-input';
import { peopleAtStart } from './people-at-start';
import { PlanReadings } from './plan-readings';
import { RolloutDocuments } from './rollout-documents.service';
import { RolloutSimulation } from './rollout-simulation';
import { toldPlan, type FrozenForecast } from './told-plan';
import type { RolloutDecisionKind, RolloutPlan, RolloutPlanSummary } from './rollout.types';

const LONGEST = 1000;

/** Who decided, and why: both are asked for, since there are no accounts to tell it from. */
export interface Reason {
  who: string;
  why: string;
}

export interface Decision extends Reason {
  kind: RolloutDecisionKind;
  wave?: string | null;
  gate?: string | null;
  /** ISO week; left out = the week that runs. */
  week?: string | null;
}

/** Plans that were saved, and what became of them. */
@Injectable()
export class RolloutService {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly views: OrganizationViews,
    private readonly documents: RolloutDocuments,
    private readonly readings: PlanReadings,
    private readonly simulation: RolloutSimulation,
  ) {}

  /** Active ones first, then drafts, then ended ones; newest first. */
  async list(org: string | null | undefined): Promise<RolloutPlanSummary[]> {
    const organization = await this.organizations.find(org);
    if (!organization) return [];
    const rows = await this.store.inOrganization(organization.id, plansIn);
    return rows.map(({ document, forecast: _forecast, ...row }) => ({ ...row, waves: document.waves.length, start: document.start })); // prettier-ignore
  }

  /**
   * One with its course, gates and figures; reads the weeks that passed since.
   *
   * @param wait until simulations have ended, as commands do
   * @throws Failure not_found
   */
  async plan(org: string | null | undefined, id: string, wallClock: number, wait = false): Promise<RolloutPlan> {
    const view = await this.views.open(org);
    const { id: organizationId, simulated } = view.organization;
    const { plan, decisions, versions } = await this.store.inOrganization(organizationId, async (client) => ({
      plan: await planIn<FrozenForecast>(client, id),
      decisions: await decisionsIn(client, id),
      versions: await versionsIn(client, id),
    }));
    const { document, people: now } = await this.documents.withPeople(view, plan.document, wallClock);
    const people = peopleAtStart(plan.forecast?.people, now);
    const lastWeek = lastWeekOf(view, wallClock);
    const course = await this.readings.of({ view, plan, document, people, decisions, lastWeek, wallClock, wait });
    return toldPlan({ plan, document, people, course, decisions, versions, lastWeek, simulated });
  }

  /**
   * Saves a new plan, or a new version of one.
   *
   * @throws Failure bad_input naming every fault of the document, and for a running plan without who and why
   */
  async save(
    org: string | null | undefined,
    { id, document: text, who, why }: { id?: string | null; document: string } & Partial<Reason>,
    wallClock: number,
  ): Promise<RolloutPlan> {
    const view = await this.views.open(org);
    const { id: organizationId } = view.organization;
    const document = await this.documents.checked(view, text);
    const plan = id ?? randomUUID();
    await this.store.inOrganization(organizationId, async (client) => {
      const state = id ? (await planIn(client, id)).state : 'draft';
      const reason = state === 'active' || who || why ? checkedReason({ who: who ?? '', why: why ?? '' }, 'A change of a plan') : { who: null, why: null }; // prettier-ignore
      await savePlanIn(client, organizationId, plan, { document, ...reason, at: wallClock });
    });
    return this.plan(org, plan, wallClock);
  }

  /**
   * Lets a draft go: what is forecast now is kept, and the weeks are held against it.
   *
   * @throws Failure bad_input for a plan that is no draft, or a wave without a start
   */
  async start(org: string | null | undefined, id: string, given: Reason, wallClock: number): Promise<RolloutPlan> {
    const reason = checkedReason(given, 'The start of a plan');
    const view = await this.views.open(org);
    const { id: organizationId } = view.organization;
    const plan = await this.store.inOrganization(organizationId, (client) => planIn(client, id));
    if (plan.state !== 'draft')
      throw new Failure('bad_input', `The rollout plan "${plan.name}" is ${plan.state}: only a draft can be started.`);
    const open = plan.document.waves.find(({ start }) => start === null);
    if (open)
      throw new Failure('bad_input', `The wave "${open.name}" has no start: find the earliest plan and save it, or write its week.`); // prettier-ignore
    const forecast = await this.forecast(view, plan.document, wallClock);
    await this.moved(org, id, 'active', reason, wallClock, forecast);
    return this.plan(org, id, wallClock);
  }

  /** @throws Failure bad_input for a plan that does not run */
  async end(org: string | null | undefined, id: string, given: Reason, wallClock: number): Promise<RolloutPlan> {
    const reason = checkedReason(given, 'The end of a plan');
    // The weeks up to now are read before it ends.
    await this.plan(org, id, wallClock, true);
    await this.moved(org, id, 'ended', reason, wallClock);
    return this.plan(org, id, wallClock);
  }

  /** Holds, resumes, overrides or rolls back. @throws Failure bad_input for a wave, gate or week that is not in the plan */
  async decide(
    org: string | null | undefined,
    id: string,
    { kind, wave, gate, week, ...given }: Decision,
    wallClock: number,
  ): Promise<RolloutPlan> {
    const reason = checkedReason(given, 'A decision');
    if (kind === 'start' || kind === 'end')
      throw new Failure('bad_input', `A plan is not ${kind === 'start' ? 'started' : 'ended'} by a decision: use ${kind}RolloutPlan.`); // prettier-ignore
    const view = await this.views.open(org);
    const { id: organizationId } = view.organization;
    const label = week ?? thisWeek(view, wallClock);
    const monday = mondayOf(label);
    if (monday === undefined) throw new Failure('bad_input', `"${label}" is no week: write an ISO week such as 2026-W48.`); // prettier-ignore
    await this.store.inOrganization(organizationId, async (client) => {
      const { document, state, name } = await planIn(client, id);
      if (state !== 'active') throw new Failure('bad_input', `The rollout plan "${name}" is ${state}: only a running one can be decided about.`); // prettier-ignore
      const known = (kind: string, asked: string | null | undefined, of: readonly { name: string }[]): void => {
        if (asked && !of.some((one) => one.name === asked))
          throw new Failure('bad_input', `There is no ${kind} "${asked}" in the plan; there are: ${of.map((one) => one.name).join(', ') || 'none'}.`); // prettier-ignore
      };
      known('wave', wave, document.waves);
      known('gate', gate, document.gates);
      if (kind === 'rollback' && !wave)
        throw new Failure('bad_input', 'A rollback needs a wave: name the one that goes back.');
      await decideIn(client, organizationId, id, { kind, wave: wave || null, gate: gate || null, week: monday, ...reason, at: wallClock }); // prettier-ignore
    });
    return this.plan(org, id, wallClock);
  }

  /** @throws Failure not_found; bad_input for a plan that was started */
  async delete(org: string | null | undefined, id: string): Promise<boolean> {
    const { id: organizationId } = await this.organizations.get(org);
    return this.store.inOrganization(organizationId, async (client) => {
      const { name, state } = await planIn(client, id);
      if (!(await deletePlanIn(client, id)))
        throw new Failure('bad_input', `The rollout plan "${name}" is ${state}: only a draft can be deleted, what was started stays in the log.`); // prettier-ignore
      return true;
    });
  }

  private async forecast(view: OrganizationView, stated: RolloutDocument, wallClock: number): Promise<FrozenForecast> {
    const { document, people } = await this.documents.withPeople(view, stated, wallClock);
    const waves = statedTraining(document, people).map(({ wave }) => wave);
    const span = { from: 0, to: document.weeks + SETTLED };
    const { answer, message } = await this.simulation.rollout(view, document, waves, span, wallClock, true);
    return { ...(answer ?? { message: message ?? 'Nothing was forecast: the simulation was stopped.' }), people };
  }

  private async moved(
    org: string | null | undefined,
    id: string,
    to: 'active' | 'ended',
    reason: Reason,
    wallClock: number,
    forecast?: FrozenForecast,
  ): Promise<void> {
    const view = await this.views.open(org);
    const { id: organizationId } = view.organization;
    await this.store.inOrganization(organizationId, async (client) => {
      if (!(await movePlanIn(client, id, to, wallClock, forecast)))
        throw new Failure('bad_input', `The rollout plan "${(await planIn(client, id)).name}" is not ${to === 'active' ? 'a draft' : 'running'} any more.`); // prettier-ignore
      const week = mondayOf(thisWeek(view, wallClock))!;
      const kind = to === 'active' ? 'start' : 'end';
      await decideIn(client, organizationId, id, { kind, wave: null, gate: null, week, ...reason, at: wallClock });
    });
  }
}

/** The week that runs by the data: what is decided is about it. */
function thisWeek(view: OrganizationView, wallClock: number): string {
  const last = lastWeekOf(view, wallClock);
  return last === null ? isoWeekLabel(view.organization.timeZone, wallClock) : weekAfter(last, 1);
}

function checkedReason({ who, why }: Reason, what: string): Reason {
  const [by, because] = [who.trim(), why.trim()];
  if (by === '' || because === '')
    throw new Failure('bad_input', `${what} needs who and why: write your name and the reason, they stay in the log.`);
  if (by.length > 100 || because.length > LONGEST)
    throw new Failure('bad_input', `Who has at most 100 characters and why at most ${LONGEST}: they have ${by.length} and ${because.length}.`); // prettier-ignore
  return { who: by, why: because };
}

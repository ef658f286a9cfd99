import { Injectable } from '@nestjs/common';
import { capacityEvidence, NO_EVIDENCE } from '../../domain/gate-interval';
import { gateReadingOf, type GateEvidence } from '../../domain/gate';
import type { GateRule, RolloutDocument } from '../../domain/rollout-plan';
import { rolloutStateOf, type RolloutFacts, type StoredDecision, type StoredVerdict, type WaveCourse } from '../../domain/rollout-state'; // prettier-ignore
import { SETTLED } from '../../domain/rollout-planner';
import type { WaveTraining } from '../../domain/rollout-writing';
import { mondayOf, weekAfter, weekOfDay, weeksBetween } from '../../platform/iso-week';
import { dayStart } from '../../platform/time-zone';
import { Store } from '../../store/data-source';
import { FindingViews, type FindingColumns } from '../../store/finding-columns';
import type { OrganizationView } from '../../store/organization-view';
import { addReadingIn, readingsIn, type DecisionRow, type PlanRow, type ReadingRow } from '../../store/rollout-plans';
import type { TeamPeople } from '../../store/team-people';
import { gateEvidenceOf } from './gate-sources';
import { inOrderOfStart, membersOf } from './plan-input';
import { RolloutSimulation } from './rollout-simulation';
import type { GateLight } from './rollout.types';
import { actualWeeksOf, type ActualWeek } from './weekly-actual';

/** A light as it is stored; the wave by its place in the document, -1 = the organization. */
export type StoredLight = Omit<GateLight, 'wave' | 'overridden' | 'week'> & { wave: number };
export type PlanReading = ReadingRow<StoredLight, ActualWeek>;

/** What is known of a plan that is tracked. */
export interface PlanCourse {
  /** In the order of the weeks; the last may not be stored yet. */
  readings: PlanReading[];
  /** Places of the waves in the document, in the order of their starts; courses in the same order. */
  order: number[];
  courses: WaveCourse[];
  facts: RolloutFacts;
}

interface Asked {
  view: OrganizationView;
  plan: PlanRow;
  /** With the teams below those it names. */
  document: RolloutDocument;
  people: readonly TeamPeople[];
  decisions: readonly DecisionRow[];
  /** ISO week; null = none. */
  lastWeek: string | null;
  wallClock: number;
  /** Until simulations have ended. */
  wait: boolean;
}

/**
 * Reads the gates of an active plan once per whole week, the weeks that passed unread as well, and keeps what they said. Capacity is simulated for the
 * last week alone: of a week that passed unread nobody simulated it in time. Its light says so, and holds nothing.
 */
@Injectable()
export class PlanReadings {
  constructor(
    private readonly store: Store,
    private readonly findings: FindingViews,
    private readonly simulation: RolloutSimulation,
  ) {}

  async of(asked: Asked): Promise<PlanCourse> {
    const { view, plan, document } = asked;
    const { id } = view.organization;
    const readings = await this.store.inOrganization(id, (client) => readingsIn<StoredLight, ActualWeek>(client, plan.id)); // prettier-ignore
    if (plan.state === 'active') await this.readOn(asked, readings);
    const current = currentWeek(asked, readings);
    const facts = factsOf(asked, readings, current);
    return { readings, order: inOrderOfStart(document), courses: rolloutStateOf(facts), facts };
  }

  /** Adds the whole weeks that are not read yet. */
  private async readOn(asked: Asked, readings: PlanReading[]): Promise<void> {
    const { view, plan, document, lastWeek } = asked;
    if (lastWeek === null) return;
    const last = Math.min(weeksBetween(document.start, lastWeek), document.weeks - 1);
    const known = new Set(readings.map(({ week }) => weekOfDay(week)));
    const findings = await this.findings.of(view);
    for (let week = 0; week <= last; week++) {
      const label = weekAfter(document.start, week);
      if (known.has(label)) continue;
      const facts = factsOf(asked, readings, week);
      const { lights, complete } = await this.lights(asked, findings, week, rolloutStateOf(facts), week === last);
      const { timeZone } = view.organization;
      const edges = Float64Array.of(weekStart(timeZone, label), weekStart(timeZone, weekAfter(label, 1)));
      const reading: PlanReading = {
        week: mondayOf(label)!,
        planVersion: plan.version,
        dataVersion: view.version,
        verdicts: lights,
        actual: actualWeeksOf(view, findings, { length: 1, edges })[0],
      };
      readings.push(reading);
      if (complete) await this.store.inOrganization(view.organization.id, (client) => addReadingIn(client, view.organization.id, plan.id, reading)); // prettier-ignore
    }
    readings.sort((a, b) => (a.week < b.week ? -1 : 1));
  }

  private async lights(
    asked: Asked,
    findings: FindingColumns,
    week: number,
    courses: readonly WaveCourse[],
    latest: boolean,
  ): Promise<{ lights: StoredLight[]; complete: boolean }> {
    const { view, document } = asked;
    const { timeZone } = view.organization;
    const at = (of: number): number => weekStart(timeZone, weekAfter(document.start, of));
    const order = inOrderOfStart(document);
    const lights: StoredLight[] = [];
    let complete = true;
    for (const gate of document.gates) {
      if (gate.metric === 'capacity') {
        if (!latest) {
          lights.push({ ...lightOf(gate, -1, NO_EVIDENCE), reason: 'not_read' });
          continue;
        }
        const { evidence, pending } = await this.capacity(asked, courses, week);
        if (pending) complete = false;
        lights.push(pending ? { ...lightOf(gate, -1, NO_EVIDENCE), reason: 'being_forecast' } : { ...lightOf(gate, -1, evidence), ...(Number.isNaN(evidence.value) && { reason: 'cannot_forecast' as const }) }); // prettier-ignore
        continue;
      }
      const question = { until: at(week + 1), looks: document.weeks };
      if (gate.scope === 'organization') {
        lights.push(lightOf(gate, -1, gateEvidenceOf(view, findings, gate, { ...question, teams: undefined, start: at(0) }))); // prettier-ignore
        continue;
      }
      order.forEach((place, rank) => {
        const { start, states } = courses[rank];
        // Of a wave that has not begun there is nothing to say.
        if (!(start <= week) || states.at(-1) === 'rolled_back') return;
        const { teams } = document.waves[place];
        lights.push(lightOf(gate, place, gateEvidenceOf(view, findings, gate, { ...question, teams, start: at(start) }))); // prettier-ignore
      });
    }
    return { lights, complete };
  }

  /** Whether the reviewers keep up with what is still to come. */
  private async capacity(
    { view, document, people, wallClock, wait }: Asked,
    courses: readonly WaveCourse[],
    week: number,
  ): Promise<{ evidence: GateEvidence; pending: boolean }> {
    const waves = inOrderOfStart(document).flatMap((place, rank): WaveTraining[] => {
      // Who is trained writes more already: that is in the base.
      const coming = courses[rank].perWeek.filter((of) => of.week > week);
      if (coming.length === 0) return [];
      const start = coming[0].week;
      const perWeek = Array.from({ length: coming.at(-1)!.week - start + 1 }, (_, i) => coming.find((of) => of.week === start + i)?.people ?? 0); // prettier-ignore
      return [{ tier: document.waves[place].tier, start, perWeek, teams: membersOf(document, place, people) }];
    });
    const span = { from: week + 1, to: week + 1 + SETTLED };
    const run = await this.simulation.rollout(view, document, waves, span, wallClock, wait);
    // What was stopped or has failed says nothing about the flow: it is asked again next time.
    if (run.state !== 'done' && run.state !== 'refused') return { evidence: NO_EVIDENCE, pending: true };
    const { holds, n } = run.answer ?? { holds: NaN, n: 0 };
    return { evidence: capacityEvidence(Math.round(holds * n), n), pending: false };
  }
}

function lightOf(gate: GateRule, wave: number, evidence: GateEvidence): StoredLight {
  const { value, low, high, n, effectiveN } = evidence;
  const told = (of: number): number | null => (Number.isFinite(of) ? of : null);
  return {
    gate: gate.name,
    metric: gate.metric,
    wave,
    ...gateReadingOf(gate, evidence),
    value: told(value),
    low: told(low),
    high: told(high),
    n: Number.isFinite(n) ? n : 0,
    effectiveN: told(effectiveN),
    target: gate.pass.atLeast ?? gate.pass.atMost!,
    floor: gate.fail.below ?? gate.fail.above!,
  };
}

/** First instant of an ISO week. */
export const weekStart = (timeZone: string, week: string): number => dayStart(timeZone, mondayOf(week)!);

/** The week that runs, counted from the start of the plan: the one after the last whole week; of an ended plan that in which it was ended. */
function currentWeek({ plan, document, decisions, lastWeek }: Asked, readings: readonly PlanReading[]): number {
  if (plan.state === 'draft') return -1;
  if (plan.state === 'ended') {
    // What was decided in the week of the end counts, though that week is never read.
    const until = decisions.findLast(({ kind }) => kind === 'end') ?? readings.at(-1);
    return until ? Math.min(weeksBetween(document.start, weekOfDay(until.week)), document.weeks - 1) : -1;
  }
  return lastWeek === null ? -1 : Math.min(weeksBetween(document.start, lastWeek) + 1, document.weeks - 1);
}

function factsOf({ plan, document, people, decisions }: Asked, readings: readonly PlanReading[], current: number): RolloutFacts {
  const order = inOrderOfStart(document);
  const rankOf = (place: number): number => (place < 0 ? -1 : order.indexOf(place));
  const placeOf = (name: string | null): number => (name === null ? -1 : document.waves.findIndex((wave) => wave.name === name));
  return {
    waves: order.map((place) => {
      const { start, soakWeeks } = document.waves[place];
      const left = membersOf(document, place, people).reduce((sum, { toTrain }) => sum + toTrain, 0);
      return { start: start === null ? Infinity : weeksBetween(document.start, start), people: left, soak: soakWeeks };
    }),
    trainingSeats: document.trainingSeats,
    weeks: document.weeks,
    current,
    verdicts: readings.flatMap(({ week, verdicts }) => verdicts.filter(({ reason }) => reason !== 'not_read').map(({ gate, wave, verdict }): StoredVerdict => ({ week: weeksBetween(document.start, weekOfDay(week)), gate, wave: rankOf(wave), verdict }))),
    decisions: decisions.filter(({ wave }) => wave === null || placeOf(wave) >= 0).map(({ week, kind, wave, gate }): StoredDecision => ({ week: weeksBetween(document.start, weekOfDay(week)), kind, wave: rankOf(placeOf(wave)), gate: gate ?? '' })),
    ended: plan.state === 'ended',
  };
} // prettier-ignore

import { Injectable } from '@nestjs/common';
import { SMALLEST_GROUP } from '../../domain/small-groups';
import type { RolloutDocument } from '../../domain/rollout-plan';
import type { RolloutWorkOutput } from '../../domain/rollout-work';
import type { Run } from '../../platform/domain-runs';
import { finite } from '../../platform/finite';
import { weekAfter, weeksBetween } from '../../platform/iso-week';
import { FindingViews } from '../../store/finding-columns';
import { OrganizationViews } from '../../store/organization-view';
import type { TeamPeople } from '../../store/team-people';
import { yamlOf } from './plan-document';
import { planInputOf } from './plan-input';
import type { PlanRun, PlannedRollout, PlanRefusal } from './plan-run.types';
import { RolloutDocuments } from './rollout-documents.service';
import { RolloutSimulation } from './rollout-simulation';
import { bandIn } from './told-band';

type Found = RolloutWorkOutput & { from: string };

/** Looks for the earliest plan that holds. */
@Injectable()
export class RolloutPlanner {
  constructor(
    private readonly views: OrganizationViews,
    private readonly findings: FindingViews,
    private readonly documents: RolloutDocuments,
    private readonly simulation: RolloutSimulation,
  ) {}

  /**
   * @param options.wait until it has ended, as commands do; else how far it is
   * @param options.again anew where it was cancelled or has failed
   * @throws Failure bad_input naming every fault of the document
   */
  async run(
    org: string | null | undefined,
    text: string,
    wallClock: number,
    options: { wait?: boolean; again?: boolean },
  ): Promise<PlanRun> {
    const view = await this.views.open(org);
    const stated = await this.documents.checked(view, text);
    const { document, people } = await this.documents.withPeople(view, stated, wallClock);
    const findings = await this.findings.of(view);
    const input = planInputOf(view, findings, document, people);
    return toldRun(await this.simulation.plan(view, input, wallClock, options), document, people);
  }

  cancel(id: string): boolean {
    return this.simulation.cancel(id);
  }
}

function toldRun(run: Run<Found>, document: RolloutDocument, people: readonly TeamPeople[]): PlanRun {
  const { id, state, progress, message, refusal, answer } = run;
  const found = answer?.planned;
  return {
    id,
    state,
    progress,
    message,
    planned: answer && found && found.waves.length > 0 ? toldPlan(answer, document, people) : null,
    faster: (answer?.faster ?? []).map((option) => ({ ...option, weeksSaved: finite(option.weeksSaved) })),
    inVain: answer?.inVain ?? [],
    leftOut: (found?.leftOut ?? []).map(({ of, teams }) => ({ wave: document.waves[of].name, teams })),
    infeasible: found?.refusal ?? (refusal as PlanRefusal | null),
  };
}

function toldPlan(
  { planned, simulated, tightest, from }: Found,
  document: RolloutDocument,
  people: readonly TeamPeople[],
): PlannedRollout {
  const { start, weeks } = document;
  const label = (week: number): string => weekAfter(start, week);
  const sizeOf = (team: string | null): number => people.find((of) => of.team === team)?.size ?? 0;
  const labels = Array.from({ length: weeks }, (_, week) => label(week));
  return {
    weeks: labels,
    waves: planned.waves.map((wave) => ({
      name: wave.name,
      of: document.waves[wave.of].name,
      teams: wave.teams,
      tier: wave.tier,
      people: shown(wave.people),
      start: label(wave.training.start),
      trainingWeeks: wave.training.perWeek.map((_, week) => label(wave.training.start + week)),
      soakUntil: label(wave.soakUntil),
      limitedBy: wave.limitedBy,
      gate: wave.gate,
      holds: finite(wave.holds),
      n: wave.n,
    })),
    holds: simulated ? finite(simulated.holds) : null,
    baseHolds: finite(planned.base.holds),
    replications: simulated?.n ?? 0,
    tightest: tightest && {
      team: tightest.team,
      people: shown(sizeOf(tightest.team)),
      servers: tightest.servers,
      base: tightest.utilisation,
      cap: finite(tightest.cap),
      load: tightest.load,
    },
    reviewWaitP90: bandIn(simulated?.reviewWaitP90, weeksBetween(from, start), weeks),
    takesWeeks: planned.takes,
    yaml: yamlOf(plannedDocument(planned.waves, document)),
  };
}

const shown = (people: number): number | null => (people < SMALLEST_GROUP ? null : people);

/** The document with the waves as they were planned, and their starts. */
function plannedDocument(waves: Found['planned']['waves'], document: RolloutDocument): RolloutDocument {
  return {
    ...document,
    waves: waves.map(({ name, of, teams, tier, training }) => ({
      name,
      teams,
      tier,
      start: weekAfter(document.start, training.start),
      soakWeeks: document.waves[of].soakWeeks,
    })),
  };
}

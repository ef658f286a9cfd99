import { Injectable } from '@nestjs/common';
import { firstReachedOf, RETENTION, type FirstReached } from '../../domain/retention';
import { SMALLEST_GROUP } from '../../domain/small-groups';
import { TIERS } from '../../domain/tier-rules';
import { rateOf } from '../../platform/rate';
import type { Rate } from '../../platform/rate.types';
import type { Scope } from '../../platform/scope.types';
import { AdoptionViews, tierRulesOf, type AdoptionColumns } from '../../store/adoption-columns';
import { answered, OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { adoptionScopeOf, isRunning, type AdoptionScope } from './adoption-scope';
import type { Retention, RetentionCohort } from './retention.types';

/** How exactly the wall clock decides which range is meant. */
const HOUR = 3600;
const AFTER = [4, 12] as const;
const [LOST, KEPT, UNKNOWN, TOO_YOUNG] = (['lost', 'kept', 'unknown', 'too_young'] as const).map((word) => RETENTION.indexOf(word)); // prettier-ignore

/** Who stays at a tier. Source: measures.md 5. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly adoptions: AdoptionViews,
  ) {}

  /**
   * For casual and power, after 4 and after 12 weeks.
   *
   * @throws Failure bad_input for a range, or something in the scope, that does not exist
   */
  async retention(name: string | null | undefined, scope: Scope, wallClock: number): Promise<Retention[]> {
    const view = await this.views.open(name);
    const columns = await this.adoptions.of(view);
    const hour = Math.floor(wallClock / HOUR) * HOUR;
    return answered(view, ['retention', scope, hour], () =>
      retentionIn(view, columns, adoptionScopeOf(view, columns, scope, hour)),
    );
  }
}

function retentionIn(view: OrganizationView, columns: AdoptionColumns, scope: AdoptionScope): Retention[] {
  const { weeks, tables } = columns;
  let lastWeek = weeks.length - 1;
  if (lastWeek >= 0 && isRunning(columns, lastWeek)) lastWeek--;
  return (['casual', 'power'] as const).flatMap((tier) => {
    const found = firstReachedOf(columns.tiers(), tables.people, {
      tier: TIERS.indexOf(tier),
      fromWeek: scope.firstWeek,
      toWeek: scope.lastWeek,
      lastWeek,
      sources: tables.sources,
      windowDays: tierRulesOf(view.organization.settings).windowDays,
      after: AFTER,
      people: scope.tooFew ? new Uint8Array(tables.people.length) : scope.people,
    });
    const cohorts = cohortsOf(found, weeks.label);
    return AFTER.map((after, place): Retention => {
      const then = [...found.then[place]];
      return {
        tier,
        weeks: after,
        kept: keptOf(then),
        people: then.length,
        tooYoung: then.filter((code) => code === TOO_YOUNG).length,
        unknown: then.filter((code) => code === UNKNOWN).length,
        leftOut: found.leftOut,
        cohorts,
      };
    });
  });
}

function keptOf(then: readonly number[]): Rate {
  const kept = then.filter((code) => code === KEPT).length;
  return rateOf(kept, kept + then.filter((code) => code === LOST).length);
}

/** Neighbouring weeks together until they hold five people; what is left at the end goes to the last. None where there are under five in all. */
function cohortsOf({ person, week, then }: FirstReached, labels: readonly string[]): RetentionCohort[] {
  const bounds = [0];
  for (let row = 1; row <= person.length; row++)
    if ((row === person.length || week[row] !== week[row - 1]) && row - bounds[bounds.length - 1] >= SMALLEST_GROUP)
      bounds.push(row);
  if (bounds.length > 1) bounds[bounds.length - 1] = person.length;
  return bounds.slice(1).map((end, cohort) => {
    const begin = bounds[cohort];
    const after = then.map((codes) => [...codes.subarray(begin, end)]);
    const [after4, after12] = after.map((codes) => (codes.every((code) => code === TOO_YOUNG) ? null : keptOf(codes)));
    const [start, last] = [week[begin], week[end - 1]];
    return { start: labels[start], end: labels[last], people: end - begin, after4, after12, merged: start !== last };
  });
}

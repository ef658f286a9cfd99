import { Injectable } from '@nestjs/common';
import { AUTHORSHIP } from '../../domain/authorship';
import { eachVisit } from '../../domain/flow-table';
import { STAGES } from '../../domain/stage';
import { percentiles } from '../../domain/statistics/percentile';
import { Store } from '../../store/data-source';
import { finite } from '../../platform/finite';
import { FlowService, sourceOf } from './flow.service';
import { OrganizationViews, type OrganizationView } from '../../store/organization-view';
import { openWorkAt, type Visit } from './open-work';
import type { Ageing, Spectrum } from './pull-request.types';
import { nowOf, rangeOf } from '../../store/range';
import type { Stage } from '../../platform/words';
import type { Scope } from '../../platform/scope.types';
import { selectionOf } from '../../store/selection';

/** More than this many marks say no more, and cost the browser its smoothness. Source: screens.md. */
const MARKS = 1500;

/** Single visits of stages, for the drawings that show each one. */
@Injectable()
export class VisitService {
  constructor(
    private readonly views: OrganizationViews,
    private readonly flows: FlowService,
    private readonly store: Store,
  ) {}

  /** Open work at the end of the range, oldest first. */
  async ageing(name: string | null | undefined, scope: Scope, wallClock: number): Promise<Ageing> {
    const view = await this.views.open(name, scope);
    const range = rangeOf(view.organization, scope.range, view.first, wallClock);
    const end = Math.min(range.to, nowOf(view.organization));
    const clock = scope.clock === 'working' ? view.workingClock : undefined;
    const open = openWorkAt(view, scope, range, end);
    const shown = open.slice(0, MARKS);
    const names = named(view, shown);
    const titles = await this.titles(view, names);
    const { stages } = await this.flows.flow(name, scope, 'week', wallClock);
    return {
      total: open.length,
      shown: shown.length,
      ...names,
      title: titles,
      stage: shown.map((visit) => STAGES[visit.stage]),
      ageHours: shown.map((visit) => (clock ? clock(end) - clock(visit.enter) : end - visit.enter) / 3600),
      authorship: shown.map((visit) => AUTHORSHIP[view.flow.table.authorship[visit.item]]),
      finished: stages,
    };
  }

  /** Every visit of a stage that touches the range, evenly thinned in order of entering. */
  async spectrum(name: string | null | undefined, scope: Scope, stage: Stage, wallClock: number): Promise<Spectrum> {
    const view = await this.views.open(name, scope);
    const range = rangeOf(view.organization, scope.range, view.first, wallClock);
    const end = Math.min(range.to, nowOf(view.organization));
    const clock = scope.clock === 'working' ? view.workingClock : undefined;
    const index = STAGES.indexOf(stage);
    const visits: Visit[] = [];
    const source = sourceOf(view, index, selectionOf(view.flow, scope), scope);
    if (source && index < view.flow.table.enter.length)
      eachVisit(
        view.flow.table,
        index,
        { selected: source.selected, from: range.from, to: end },
        (item, enter, leave) => visits.push({ item, stage: index, enter, leave: leave < end ? leave : NaN }),
      );
    visits.sort((a, b) => a.enter - b.enter || a.item - b.item);
    const hoursOf = ({ enter, leave }: Visit): number => {
      const until = Number.isNaN(leave) ? end : leave;
      return (clock ? clock(until) - clock(enter) : until - enter) / 3600;
    };
    const finished = Float64Array.from(
      visits.filter((visit) => !Number.isNaN(visit.leave)),
      hoursOf,
    );
    const quartiles = percentiles(finished, [0.25, 0.5, 0.75]);
    const step = Math.max(1, visits.length / MARKS);
    const shown: Visit[] = [];
    for (let i = 0; i < visits.length && shown.length < MARKS; i += step) shown.push(visits[Math.floor(i)]);
    return {
      total: visits.length,
      shown: shown.length,
      ...named(view, shown),
      enter: shown.map((visit) => visit.enter),
      leave: shown.map((visit) => finite(visit.leave)),
      hours: shown.map(hoursOf),
      quartile: shown.map((visit) => quartiles.filter((limit) => hoursOf(visit) > limit).length),
    };
  }

  private async titles(view: OrganizationView, names: { repo: string[]; number: number[] }): Promise<string[]> {
    const { rows } = await this.store.inOrganization(view.organization.id, (client) =>
      client.query<{ title: string | null }>(
        `SELECT p.title FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS asked (repo, number, place)
         LEFT JOIN pull_request p ON p.repo = asked.repo COLLATE "C" AND p.number = asked.number ORDER BY place`,
        [names.repo, names.number],
      ),
    );
    return rows.map((row) => row.title ?? '');
  }
}

function named(view: OrganizationView, visits: Visit[]): { repo: string[]; number: number[] } {
  return {
    repo: visits.map((visit) => view.flow.repos[view.flow.table.repo[visit.item]]),
    number: visits.map((visit) => view.flow.number[visit.item]),
  };
}

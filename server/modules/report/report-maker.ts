import { Injectable } from '@nestjs/common';
import { DomainRuns, Refused, runId, type EndedOptions, type Run, type RunContext } from '../../platform/domain-runs';
import { Failure } from '../../platform/failure';
import { mondayOf, weeksBetween } from '../../platform/iso-week';
import { lastWeekOf } from '../../store/last-week';
import { OrganizationViews } from '../../store/organization-view';
import type { ReportDocument, ReportRun } from './report.types';
import { reportDocument, type ReportMaterial } from './report-document';
import { ReportForecasts } from './report-forecast';
import { ReportMaterials } from './report-material';

/** Which report. */
export interface ReportQuestion {
  org: string | null | undefined;
  /** null = the whole organization */
  team: string | null;
  /** ISO week; null = the last whole one. */
  week: string | null;
}

/** Makes reports. What is asked of the data is there at once; the forecast takes longer and is a run that can be asked about. */
@Injectable()
export class ReportMaker {
  constructor(
    private readonly views: OrganizationViews,
    private readonly materials: ReportMaterials,
    private readonly forecasts: ReportForecasts,
    private readonly runs: DomainRuns,
  ) {}

  /**
   * How far a report is, beginning it where nobody has.
   *
   * @throws Failure not_found for an organization, bad_input for a team or week that does not exist
   */
  async run(question: ReportQuestion, wallClock: number, again = false): Promise<ReportRun> {
    const asked = await this.asked(question, wallClock);
    if (typeof asked === 'string') return refused(asked);
    const { id, base, latest, work } = asked;
    const run = this.runs.ask(id, work, again);
    return toldRun(run, base, latest);
  }

  /**
   * The same, once it has ended.
   *
   * @throws Failure bad_input when nothing can be told of the week
   */
  async ended(question: ReportQuestion, wallClock: number, options: EndedOptions = {}): Promise<ReportDocument> {
    const asked = await this.asked(question, wallClock);
    if (typeof asked === 'string') throw new Failure('bad_input', asked);
    const { state, message, answer } = await this.runs.ended(asked.id, asked.work, options);
    if (state === 'done' && answer) return answer;
    throw new Failure('internal', message ?? 'The report was stopped while it was made: ask again.');
  }

  private async asked({ org, team, week }: ReportQuestion, wallClock: number) {
    const view = await this.views.open(org);
    const { organization, version, flow } = view;
    const last = lastWeekOf(view, wallClock);
    if (last === null) return 'There is no whole week of data yet: import or sync some history first.';
    const of = week ?? last;
    if (mondayOf(of) === undefined) throw new Failure('bad_input', `"${of}" is no ISO week: write it as 2026-W40.`);
    if (weeksBetween(last, of) > 0)
      throw new Failure('bad_input', `The data do not reach the end of ${of} yet: the last whole week is ${last}.`);
    if (team !== null && !flow.people.teams.some((known) => known.team === team))
      throw new Failure('bad_input', `There is no team "${team}": downstream people names them.`);
    const material = await this.materials.of(organization, version, team, of);
    const base = reportDocument(material);
    if (base === null)
      return `There is not enough data for a report of ${of}: no stage had 10 departures in its four weeks, and nothing else was seen often enough.`;
    const work = (context: RunContext<ReportDocument>) => this.complete(material, context);
    return { id: runId(['report', base]), base, latest: of === last, work };
  }

  private async complete(material: ReportMaterial, context: RunContext<ReportDocument>): Promise<ReportDocument> {
    const { organization, team, weeks, facts, notTold } = material;
    const forecast = await this.forecasts.of(organization.name, team, weeks.week, context);
    const document = reportDocument({
      ...material,
      facts: { ...facts, next: forecast.next },
      suggestions: forecast.suggestions,
      notTold: [...notTold, ...forecast.notTold],
    });
    if (document === null) throw new Refused(null, 'There is not enough data for a report.');
    return document;
  }
}

function toldRun(
  { id, state, progress, message, answer }: Run<ReportDocument>,
  base: ReportDocument,
  latest: boolean,
): ReportRun {
  return { id, state, latest, progress, message, document: answer ?? base };
}

const refused = (message: string): ReportRun => ({
  id: '',
  state: 'refused',
  latest: false,
  progress: null,
  message,
  document: null,
});

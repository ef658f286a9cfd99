import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ArchivedReport, ArchivedReportConnection, ReportComparison, ReportRun } from './report.types';
import { ReportMaker } from './report-maker';
import { Reports } from './reports.service';

const optional = { nullable: true } as const;
const wallClock = (): number => Date.now() / 1000;

/** Monday's report. */
@Resolver()
export class ReportResolver {
  constructor(
    private readonly maker: ReportMaker,
    private readonly archive: Reports,
  ) {}

  @Query(() => ReportRun, { description: 'The report of a week, as the data are now. Ask again while it runs.' })
  reportRun(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('team', { ...optional, type: () => String, description: 'Default: the whole organization.' }) team?: string,
    @Args('week', { ...optional, type: () => String, description: 'ISO week; default: the last whole one.' })
    week?: string,
    @Args('again', { ...optional, type: () => Boolean, description: 'Begins anew what was cancelled or has failed.' })
    again?: boolean,
  ): Promise<ReportRun> {
    return this.maker.run({ org, team: team || null, week: week || null }, wallClock(), again);
  }

  @Query(() => ArchivedReportConnection, { description: 'The latest week first.' })
  reports(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('team', {
      ...optional,
      type: () => String,
      description: "Of one team; '' = of the whole organization; default: all.",
    })
    team?: string,
    @Args('first', { ...optional, type: () => Int }) first?: number,
    @Args('after', { ...optional, type: () => String }) after?: string,
  ): Promise<ArchivedReportConnection> {
    return this.archive.list(org, team, { first, after });
  }

  @Query(() => ArchivedReport, { description: 'As it was frozen.' })
  report(
    @Args('id', { type: () => ID }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<ArchivedReport> {
    return this.archive.find(org, id);
  }

  @Query(() => ReportComparison, { description: 'What changed since the archived report of the week before.' })
  reportComparison(
    @Args('id', { type: () => ID }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<ReportComparison> {
    return this.archive.compared(org, id);
  }

  @Mutation(() => ArchivedReport, { description: 'Freezes the report of a week with its forecast; may take seconds.' })
  archiveReport(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('team', { ...optional, type: () => String }) team?: string,
    @Args('week', { ...optional, type: () => String }) week?: string,
  ): Promise<ArchivedReport> {
    return this.archive.archived({ org, team: team || null, week: week || null }, wallClock());
  }

  @Mutation(() => Boolean, { description: 'With the links that show it. False: there was none.' })
  deleteArchivedReport(
    @Args('id', { type: () => ID }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<boolean> {
    return this.archive.delete(org, id);
  }
}

import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { enumOf, Stage } from '../../platform/words';
import { RunProgress, RunState } from '../../platform/run.types';
import { WaitsOn } from '../../platform/waits-on.types';
import { REPORT_SECTIONS } from '../../domain/report/words';

export const ReportSection = enumOf(REPORT_SECTIONS);
export type ReportSection = keyof typeof ReportSection;
registerEnumType(ReportSection, { name: 'ReportSection' });

const unknown = { nullable: true } as const;

@ObjectType({ description: 'One sentence of a report: a number, what it is compared with, and where to look.' })
export class ReportSentence {
  @Field(() => String, { description: 'What it says, as a code: the same in every week.' }) code!: string;
  @Field(() => String, { description: 'What it is about where a code can stand more than once: an agent, a gate.' })
  subject!: string;
  @Field(() => String) text!: string;
  @Field(() => Float, { description: 'The number it is about, in `unit`.' }) value!: number;
  @Field(() => String, { description: 'days, hours, share, pull requests, …' }) unit!: string;
  @Field(() => Float, { nullable: true, description: 'The same a week before.' }) lastWeek!: number | null;
  @Field(() => Float, { nullable: true, description: 'The same over the four weeks before this one.' }) fourWeeks!:
    number | null;
  @Field(() => Int, { nullable: true, description: 'What it rests on; null where it is a count itself.' }) n!:
    number | null;
  @Field(() => String, { description: 'Path and query of the page that shows it, its weeks written out.' })
  link!: string;
  @Field(() => Boolean, { description: 'A move, an alarm or a failed gate: it comes first.' }) urgent!: boolean;
}

@ObjectType()
export class ReportPart {
  @Field(() => ReportSection) section!: ReportSection;
  @Field(() => String) title!: string;
  @Field(() => [ReportSentence]) sentences!: ReportSentence[];
}

@ObjectType({ description: 'A pull request that waits, at the end of the week.' })
export class ReportWaiting {
  @Field(() => String) repo!: string;
  @Field(() => Int) number!: number;
  @Field(() => String) title!: string;
  @Field(() => String, unknown) url!: string | null;
  @Field(() => String, unknown) team!: string | null;
  @Field(() => Stage) stage!: Stage;
  @Field(() => Float, { description: 'Hours in the stage it is in.' }) waitHours!: number;
  @Field(() => WaitsOn) on!: WaitsOn;
  @Field(() => [String], { description: 'Accounts or teams it waits on, where the data tell.' }) people!: string[];
  @Field(() => String, { description: 'Whom or what it waits on, in words.' }) onText!: string;
  @Field(() => String) link!: string;
}

@ObjectType({ description: 'A change that the forecast tried.' })
export class ReportSuggestion {
  @Field(() => String, { description: 'The lever, as What if names it.' }) lever!: string;
  @Field(() => String, { description: 'What to do.' }) text!: string;
  @Field(() => String, { description: 'What the forecast expects of it, with its interval.' }) effect!: string;
  @Field(() => String) link!: string;
}

@ObjectType({ description: 'A stage at the end of the week.' })
export class ReportStage {
  @Field(() => Stage) stage!: Stage;
  @Field(() => Boolean) unknown!: boolean;
  @Field(() => Int, unknown) wip!: number | null;
  @Field(() => Int, unknown) wipLastWeek!: number | null;
  @Field(() => Float, unknown) backlogDays!: number | null;
  @Field(() => Float, unknown) limit!: number | null;
  @Field(() => Boolean, { description: 'It holds the flow back.' }) constraint!: boolean;
  @Field(() => Boolean, { description: 'Most work stands here.' }) pile!: boolean;
  @Field(() => String) link!: string;
}

@ObjectType({ description: 'A small chart: one value per week, null = not enough data.' })
export class ReportChart {
  @Field(() => String, { description: 'backlog, merged, hit_rate, tiers.' }) code!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: 'One sentence that says what is to be seen.' }) summary!: string;
  @Field(() => String) unit!: string;
  @Field(() => [Float], { nullable: 'items' }) values!: (number | null)[];
  @Field(() => Float, { nullable: true, description: 'A line to compare with: a limit, a floor.' }) reference!:
    number | null;
  @Field(() => String, unknown) referenceLabel!: string | null;
  @Field(() => String) link!: string;
}

@ObjectType({
  description: 'The report of one week: worked out from the data alone, so that the same data give the same report.',
})
export class ReportDocument {
  @Field(() => Int, { description: 'Of its form and wording.' }) form!: number;
  @Field(() => String) organization!: string;
  @Field(() => Boolean) simulated!: boolean;
  @Field(() => String, { nullable: true, description: 'Null: the whole organization.' }) team!: string | null;
  @Field(() => String, { description: '2026-W40' }) week!: string;
  @Field(() => String, { description: 'Its days, both included.' }) from!: string;
  @Field(() => String) to!: string;
  @Field(() => String) timeZone!: string;
  @Field(() => Int) dataVersion!: number;
  @Field(() => String, { description: 'Its heading, and the subject of its e-mail.' }) title!: string;
  @Field(() => ReportSentence, { description: 'What matters most this week.' }) headline!: ReportSentence;
  @Field(() => [ReportPart], { description: 'What matters most comes first; parts without a sentence are left out.' })
  parts!: ReportPart[];
  @Field(() => [ReportWaiting], { description: 'The ten that wait longest.' }) waiting!: ReportWaiting[];
  @Field(() => Int, { description: 'All that wait.' }) waitingTotal!: number;
  @Field(() => [ReportSuggestion], { description: 'Three at most.' }) suggestions!: ReportSuggestion[];
  @Field(() => [ReportStage]) stages!: ReportStage[];
  @Field(() => [String], { description: 'ISO weeks of the charts.' }) weeks!: string[];
  @Field(() => [Stage], { nullable: 'items', description: 'The constraint of each of these weeks.' })
  constraints!: (Stage | null)[];
  @Field(() => [ReportChart], { description: 'Four at most.' }) charts!: ReportChart[];
  @Field(() => [String], { description: 'What could not be told, and why: one sentence each.' }) notTold!: string[];
}

@ObjectType({ description: 'A report in the making.' })
export class ReportRun {
  @Field(() => String) id!: string;
  @Field(() => RunState) state!: RunState;
  @Field(() => Boolean, { description: 'There is no later whole week.' }) latest!: boolean;
  @Field(() => RunProgress, unknown) progress!: RunProgress | null;
  @Field(() => String, unknown) message!: string | null;
  @Field(() => ReportDocument, { nullable: true, description: 'While it runs: without what the forecast tells.' })
  document!: ReportDocument | null;
}

@ObjectType({ description: 'A report as it was frozen.' })
export class ArchivedReport {
  @Field(() => String) id!: string;
  @Field(() => String, unknown) team!: string | null;
  @Field(() => String) week!: string;
  @Field(() => Int) dataVersion!: number;
  @Field(() => DateTime) createdAt!: number;
  @Field(() => String, { description: 'Its first sentence.' }) headline!: string;
  @Field(() => ReportDocument) document!: ReportDocument;
}

@ObjectType()
export class ArchivedReportConnection {
  @Field(() => Int) total!: number;
  @Field(() => [ArchivedReport]) nodes!: ArchivedReport[];
  @Field(() => String, unknown) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@ObjectType({ description: 'What a sentence became since the report before.' })
export class ReportChange {
  @Field(() => ReportSection) section!: ReportSection;
  @Field(() => String) code!: string;
  @Field(() => String, { description: 'new, gone, changed or same.' }) change!: string;
  @Field(() => String, unknown) before!: string | null;
  @Field(() => String, unknown) after!: string | null;
}

@ObjectType()
export class ReportComparison {
  @Field(() => String) week!: string;
  @Field(() => String, { nullable: true, description: 'Null: none of the week before is archived.' }) before!:
    string | null;
  @Field(() => [ReportChange]) changes!: ReportChange[];
  @Field(() => [String], { description: 'owner/repo#number that came to the ten that wait longest.' })
  waitingNew!: string[];
  @Field(() => [String]) waitingGone!: string[];
}

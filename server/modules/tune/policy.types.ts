import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { TuneOutcome, TuneRule } from './tune.types';

const unknown = { nullable: true } as const;

@ObjectType({ description: 'Columns: one entry per week since the policy started, by the time findings were posted.' })
export class PolicyWeeks {
  @Field(() => [String]) label!: string[];
  @Field(() => [DateTime]) start!: number[];
  @Field(() => [Boolean], { description: 'Not over yet at the data horizon.' }) running!: boolean[];
  @Field(() => [Float], { nullable: 'items', description: 'Hit rate of what the rule keeps, closed pull requests.' })
  rate!: (number | null)[];
  @Field(() => [Int]) n!: number[];
  @Field(() => [Int], { description: 'All findings posted, open pull requests too.' }) posted!: number[];
  @Field(() => [Int], { description: 'Of them, those the rule would have hidden: 0 when the agent follows it.' })
  outside!: number[];
}

@ObjectType({ description: 'A rule that was saved, with what it promised and what came of it.' })
export class Policy {
  @Field(() => Int) id!: number;
  @Field(() => String) agent!: string;
  @Field(() => String) name!: string;
  @Field(() => TuneRule) rule!: TuneRule;
  /** The rule in a few words, for tables. */
  label!: string;
  @Field(() => Float) target!: number;
  @Field(() => TuneOutcome, { description: 'Over the whole range it was made from.' }) promise!: TuneOutcome;
  @Field(() => TuneOutcome) promiseOlder!: TuneOutcome;
  @Field(() => TuneOutcome) promiseNewer!: TuneOutcome;
  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the tuner certified it when it was saved; null = it was none of its candidates.',
  })
  certified!: boolean | null;
  @Field(() => String, { description: 'The range it was made from, absolute days.' }) madeFrom!: string;
  @Field(() => String, { nullable: true, description: 'What it was cut by; null = the whole organization.' })
  scope!: string | null;
  @Field(() => DateTime) savedAt!: number;
  @Field(() => DateTime, { description: 'Findings posted from then on are held against it.' }) startedAt!: number;
  @Field(() => DateTime, unknown) endedAt!: number | null;
  @Field(() => PolicyWeeks) weeks!: PolicyWeeks;
  @Field(() => TuneOutcome) actual!: TuneOutcome;
  @Field(() => Int, { description: 'Findings posted since it started.' }) posted!: number;
  @Field(() => Int, { description: 'Of them, those the rule would have hidden.' }) outside!: number;
  @Field(() => String, { description: 'kept, broken, not_enough_data or ended.' }) state!: string;
  @Field(() => String, { description: 'pass, fail or inconclusive, by the bound below; also of an ended one.' })
  gate!: string;
  @Field(() => Float, { nullable: true, description: '95 % bound that holds however often one looks.' })
  low!: number | null;
  @Field(() => Float, unknown) high!: number | null;
}

@ObjectType({ description: 'A setting of a tool that comes nearest to the rule.' })
export class PolicySnippet {
  @Field(() => String) tool!: string;
  @Field(() => String) title!: string;
  @Field(() => String) file!: string;
  @Field(() => String, { description: 'yaml, toml, json or markdown.' }) language!: string;
  @Field(() => String) text!: string;
  @Field(() => Boolean, { description: 'The tool has no setting that says the same.' }) approximate!: boolean;
  @Field(() => String, { description: 'What it says and what it cannot.' }) note!: string;
  @Field(() => String, { nullable: true, description: "The vendor's page." }) source!: string | null;
}

@ObjectType()
export class PolicyExport {
  @Field(() => String, { description: 'downstream/policy/1' }) json!: string;
  @Field(() => String, { description: 'JSON Schema of the above.' }) schema!: string;
  @Field(() => [PolicySnippet]) snippets!: PolicySnippet[];
  @Field(() => String) warning!: string;
}

import { Field, Int, InputType, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Authorship } from '../../platform/words';
import { FindingOutcome, HitRateBy } from './hit-rate.types';

const unknown = { nullable: true } as const;

@ObjectType({ description: 'One thing an agent said about one change.' })
export class Finding {
  @Field(() => String) agent!: string;
  @Field(() => String) repo!: string;
  @Field(() => Int) number!: number;
  @Field(() => String) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String, unknown) severity!: string | null;
  @Field(() => String, unknown) category!: string | null;
  @Field(() => String, unknown) confidence!: string | null;
  @Field(() => String, unknown) path!: string | null;
  @Field(() => Int, unknown) line!: number | null;
  @Field(() => String, unknown) url!: string | null;
  @Field(() => DateTime) postedAt!: number;
  @Field(() => DateTime, { nullable: true, description: 'Merge or close of its pull request; null: open.' })
  closedAt!: number | null;
  @Field(() => String, { description: 'thread, review, conversation, check or record.' }) place!: string;
  @Field(() => FindingOutcome, { nullable: true, description: 'Strict; null only in a sample not judged yet.' })
  outcome!: FindingOutcome | null;
  @Field(() => FindingOutcome, unknown) lenient!: FindingOutcome | null;
  @Field(() => FindingOutcome, { nullable: true, description: 'Null: the vendor tells nothing.' })
  vendor!: FindingOutcome | null;
  @Field(() => String, {
    nullable: true,
    description:
      'What the strict outcome rests on: decided, stated, suggestion, lines, reply, reaction, dismissed or none.',
  })
  evidence!: string | null;
  @Field(() => DateTime, unknown) outcomeAt!: number | null;
  @Field(() => Boolean, { nullable: true, description: 'A person replied, reacted or resolved.' })
  reacted!: boolean | null;
  @Field(() => FindingOutcome, { nullable: true, description: 'What a person said became of it.' })
  decided!: FindingOutcome | null;
  @Field(() => String, { nullable: true, description: 'Null: the pull request is not recorded.' })
  pullRequestTitle!: string | null;
  @Field(() => String, unknown) author!: string | null;
  @Field(() => Authorship, unknown) authorship!: Authorship | null;
}

@ObjectType()
export class FindingConnection {
  @Field(() => Int) total!: number;
  @Field(() => [Finding]) nodes!: Finding[];
  @Field(() => String, unknown) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@InputType({ description: 'Which findings; everything left out is not narrowed. A group is one of `hitRate`.' })
export class FindingFilter {
  @Field(() => String, unknown) agent?: string | null;
  @Field(() => FindingOutcome, { nullable: true, description: 'In the series asked for.' })
  outcome?: FindingOutcome | null;
  @Field(() => Boolean, { nullable: true, description: 'True: accepted, rejected or ignored; false: none of them.' })
  inRate?: boolean | null;
  @Field(() => String, { nullable: true, description: 'unknown = not told.' }) severity?: string | null;
  @Field(() => String, unknown) category?: string | null;
  @Field(() => String, unknown) evidence?: string | null;
  @Field(() => String, { nullable: true, description: 'ISO week of closing, 2026-W40.' }) week?: string | null;
  @Field(() => HitRateBy, { nullable: true, description: 'With groupKey.' }) group?: HitRateBy | null;
  @Field(() => String, { nullable: true, description: "A group's key." }) groupKey?: string | null;
  @Field(() => String, { nullable: true, description: 'In title, path, repository or id; #12 = of that pull request.' })
  text?: string | null;
}

@InputType()
export class FindingKey {
  @Field(() => String) agent!: string;
  @Field(() => String) repo!: string;
  @Field(() => Int) number!: number;
  @Field(() => String) id!: string;
}

@ObjectType({ description: 'One piece of evidence.' })
export class FindingClue {
  @Field(() => String, {
    description: 'decided, stated, suggestion, lines, reply, reaction, dismissed, outdated, resolved or vendor.',
  })
  kind!: string;
  @Field(() => String, { description: 'What it speaks for.' }) outcome!: string;
  @Field(() => DateTime, unknown) at!: number | null;
  @Field(() => String, unknown) by!: string | null;
  @Field(() => String, unknown) text!: string | null;
  @Field(() => String, { nullable: true, description: 'A commit, comment or record.' }) reference!: string | null;
  @Field(() => Boolean, { description: 'False: counts for the lenient or vendor-reported outcome alone.' })
  strict!: boolean;
  @Field(() => Boolean, { description: 'The strict outcome rests on it.' }) deciding!: boolean;
}

@ObjectType()
export class FindingReply {
  @Field(() => String) author!: string;
  @Field(() => DateTime) at!: number;
  @Field(() => String) body!: string;
  @Field(() => String, { description: 'positive, negative, or empty: mixed or neither, or of an automated account.' })
  sentiment!: string;
  @Field(() => Boolean) byAgent!: boolean;
}

@ObjectType()
export class FindingDetail {
  @Field(() => Finding) finding!: Finding;
  @Field(() => String, { nullable: true, description: 'As the agent wrote it: untrusted text.' }) body!: string | null;
  @Field(() => [FindingClue], { description: 'Strongest first.' }) clues!: FindingClue[];
  @Field(() => [FindingReply]) replies!: FindingReply[];
  @Field(() => String, { nullable: true, description: 'Of the person who overruled the outcome.' })
  note!: string | null;
  @Field(() => [Finding], { description: 'Where the same finding stands too.' }) otherPlaces!: Finding[];
}

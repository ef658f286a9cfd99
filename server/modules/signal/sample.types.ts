import { Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Rate } from '../../platform/rate.types';
import { Finding, FindingReply } from './finding.types';

const unknown = { nullable: true } as const;

@ObjectType()
export class SampleFinding {
  @Field(() => Int) place!: number;
  @Field(() => Finding, { description: 'Without anything of its outcome until it is judged.' }) finding!: Finding;
  @Field(() => String, unknown) body!: string | null;
  @Field(() => [FindingReply], { description: 'The thread; without sentiments until it is judged.' })
  context!: FindingReply[];
  @Field(() => String, { nullable: true, description: 'accepted, rejected, ignored or unsure; null: not judged yet.' })
  judged!: string | null;
  @Field(() => String, {
    nullable: true,
    description: "The classifier's when the sample was drawn; null until judged.",
  })
  outcome!: string | null;
  @Field(() => String, unknown) evidence!: string | null;
}

@ObjectType({ description: 'Findings drawn to be judged by people without seeing what the classifier says.' })
export class FindingSample {
  @Field(() => Int) id!: number;
  @Field(() => DateTime) createdAt!: number;
  @Field(() => String, { nullable: true, description: 'Null: of all agents.' }) agent!: string | null;
  @Field(() => Int) size!: number;
  @Field(() => Int) judged!: number;
  @Field(() => Boolean) finished!: boolean;
  @Field(() => [SampleFinding]) nodes!: SampleFinding[];
}

@ObjectType({
  description:
    'The classifier against people, over all judged samples, the newest judgement of a finding. Weighted back to the findings each sample was drawn from; intervals are on effective counts.',
})
export class ClassifierQuality {
  @Field(() => Int) samples!: number;
  @Field(() => Int, { description: 'Unsure ones included.' }) judged!: number;
  @Field(() => Int, { description: 'Left out of every rate.' }) unsure!: number;
  @Field(() => Rate, { description: 'The classifier and people say the same.' }) agreement!: Rate;
  @Field(() => Rate, { description: 'Of what the classifier calls accepted, people agree.' }) precision!: Rate;
  @Field(() => Rate, { description: 'Of what people call accepted, the classifier found it.' }) recall!: Rate;
  @Field(() => Rate) rejectedPrecision!: Rate;
  @Field(() => Rate) rejectedRecall!: Rate;
  @Field(() => [[Int]], {
    description:
      'Judged findings, not weighted. Rows: the classifier says accepted, rejected, ignored; columns: people.',
  })
  matrix!: number[][];
}

import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

const unknown = { nullable: true } as const;

@ObjectType({ description: 'A share with its 95 % Wilson interval.' })
export class Rate {
  @Field(() => Float, unknown) value!: number | null;
  @Field(() => Float, unknown) low!: number | null;
  @Field(() => Float, unknown) high!: number | null;
  @Field(() => Int) numerator!: number;
  @Field(() => Int) n!: number;
  @Field(() => Boolean, { description: 'False: fewer than 10, not enough data.' }) enough!: boolean;
}

@ObjectType()
export class EvidenceShare {
  @Field(() => String, { description: 'none: nothing links it.' }) evidence!: string;
  @Field(() => Int) count!: number;
  @Field(() => Float, unknown) share!: number | null;
}

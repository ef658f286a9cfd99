import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { DateTime } from '../../../platform/date-time';

const unknown = { nullable: true } as const;

@ObjectType({ description: 'Who has its address may read one frozen report, until it expires or is revoked.' })
export class ShareLink {
  @Field(() => ID) id!: string;
  @Field(() => String) label!: string;
  @Field(() => String, { description: 'The archived report it shows.' }) report!: string;
  @Field(() => String) week!: string;
  @Field(() => String, unknown) team!: string | null;
  @Field(() => DateTime) createdAt!: number;
  @Field(() => DateTime) expiresAt!: number;
  @Field(() => DateTime, unknown) revokedAt!: number | null;
  @Field(() => Int, { description: 'How often it was opened.' }) openedTimes!: number;
  @Field(() => DateTime, unknown) openedAt!: number | null;
}

@ObjectType()
export class ShareLinkMade {
  @Field(() => ShareLink) link!: ShareLink;
  @Field(() => String, { description: 'Told this once: of its secret part only a fingerprint is kept.' }) url!: string;
}

import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../../platform/date-time';
import { enumOf } from '../../../platform/words';
import { ALERT_KINDS } from '../../../domain/report/alerts';

export const AlertKind = enumOf(ALERT_KINDS);
export type AlertKind = keyof typeof AlertKind;
export const ALERT_STATES = ['open', 'acknowledged', 'closed'] as const;
export const AlertState = enumOf(ALERT_STATES);
export type AlertState = keyof typeof AlertState;
registerEnumType(AlertKind, { name: 'AlertKind' });
registerEnumType(AlertState, { name: 'AlertState' });

const unknown = { nullable: true } as const;

@ObjectType({ description: 'Something that cannot wait for Monday.' })
export class Alert {
  @Field(() => ID) id!: string;
  @Field(() => AlertKind) kind!: AlertKind;
  @Field(() => AlertState) state!: AlertState;
  @Field(() => String, { description: 'The agent, gate, connection or stage it is about; one thread per subject.' })
  subject!: string;
  @Field(() => String, { description: 'One sentence with its numbers.' }) text!: string;
  @Field(() => String, { description: 'Path and query of the page that shows it.' }) link!: string;
  @Field(() => DateTime) openedAt!: number;
  @Field(() => DateTime, { nullable: true, description: 'It is over since.' }) closedAt!: number | null;
  @Field(() => DateTime, unknown) acknowledgedAt!: number | null;
  @Field(() => String, { nullable: true, description: 'As they named themselves.' }) acknowledgedBy!: string | null;
  @Field(() => String, unknown) note!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was last sent.' }) toldAt!: number | null;
  @Field(() => Int) toldTimes!: number;
}

@ObjectType()
export class AlertConnection {
  @Field(() => Int) total!: number;
  @Field(() => [Alert]) nodes!: Alert[];
  @Field(() => String, unknown) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../../platform/date-time';
import { enumOf } from '../../../platform/words';

export const SCHEDULE_KINDS = ['email', 'slack', 'teams', 'file'] as const;
export const ScheduleKind = enumOf(SCHEDULE_KINDS);
export type ScheduleKind = keyof typeof ScheduleKind;
export const REPORT_FORMATS = ['md', 'html', 'json', 'pdf'] as const;
export const ReportFormat = enumOf(REPORT_FORMATS);
export type ReportFormat = keyof typeof ReportFormat;
export const DELIVERY_STATES = ['waiting', 'sent', 'failed'] as const;
export const ReportDeliveryState = enumOf(DELIVERY_STATES);
export type ReportDeliveryState = keyof typeof ReportDeliveryState;
registerEnumType(ScheduleKind, { name: 'ScheduleKind' });
registerEnumType(ReportFormat, { name: 'ReportFormat' });
registerEnumType(ReportDeliveryState, { name: 'ReportDeliveryState' });

const unknown = { nullable: true } as const;

@ObjectType({ description: 'One attempt, or row of attempts, to send a report or an alert.' })
export class ReportDelivery {
  @Field(() => ID) id!: string;
  @Field(() => String, { description: 'report, alert or test.' }) what!: string;
  @Field(() => String, { nullable: true, description: 'The archived report that went out.' }) report!: string | null;
  @Field(() => ReportDeliveryState) state!: ReportDeliveryState;
  @Field(() => Int) attempts!: number;
  @Field(() => DateTime, { description: 'When it is tried next, or was due.' }) dueAt!: number;
  @Field(() => DateTime, unknown) sentAt!: number | null;
  @Field(() => String, { nullable: true, description: 'What went wrong last, and what to do.' }) error!: string | null;
}

@ObjectType()
export class ReportDeliveryConnection {
  @Field(() => Int) total!: number;
  @Field(() => [ReportDelivery]) nodes!: ReportDelivery[];
  @Field(() => String, unknown) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@ObjectType({ description: 'When a report goes where.' })
export class ReportSchedule {
  @Field(() => ID) id!: string;
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'Null: the whole organization.' }) team!: string | null;
  @Field(() => ScheduleKind) kind!: ScheduleKind;
  @Field(() => [String], { description: 'E-mail addresses.' }) recipients!: string[];
  @Field(() => [String], { description: 'Of them, those that want no more of it.' }) unsubscribed!: string[];
  @Field(() => String, { nullable: true, description: 'Host of the webhook; its address is a secret and never told.' })
  webhookHost!: string | null;
  @Field(() => String, { nullable: true, description: 'Below the folder reports of the data folder.' }) folder!:
    string | null;
  @Field(() => ReportFormat, { nullable: true, description: 'Of a file.' }) format!: ReportFormat | null;
  @Field(() => Int, { description: '1 = Monday.' }) weekday!: number;
  @Field(() => String, { description: '08:30, in its time zone.' }) time!: string;
  @Field(() => String, { description: 'Europe/Berlin' }) timeZone!: string;
  @Field(() => Boolean, { description: 'Alerts between reports go there, too.' }) alerts!: boolean;
  @Field(() => Boolean) paused!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'Null while paused.' }) nextRunAt!: number | null;
  @Field(() => DateTime, unknown) lastRunAt!: number | null;
  @Field(() => ReportDelivery, unknown) lastDelivery!: ReportDelivery | null;
}

@InputType({ description: 'A schedule; with an id one that is there is changed.' })
export class ReportScheduleInput {
  @Field(() => ID, unknown) id?: string | null;
  @Field(() => String) name!: string;
  @Field(() => String, unknown) team?: string | null;
  @Field(() => ScheduleKind) kind!: ScheduleKind;
  @Field(() => [String], unknown) recipients?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Left out where it stays as it is.' }) webhook?: string | null;
  @Field(() => String, unknown) folder?: string | null;
  @Field(() => ReportFormat, unknown) format?: ReportFormat | null;
  @Field(() => Int, { nullable: true, description: '1 = Monday, the default.' }) weekday?: number | null;
  @Field(() => String, { nullable: true, description: '08:30; the default is 08:00.' }) time?: string | null;
  @Field(() => String, { nullable: true, description: "Default: the organization's." }) timeZone?: string | null;
  @Field(() => Boolean, unknown) alerts?: boolean | null;
  @Field(() => Boolean, unknown) paused?: boolean | null;
}

@ObjectType({ description: 'What this installation can send with.' })
export class DeliveryMeans {
  @Field(() => Boolean, { description: 'A mail server is set (DOWNSTREAM_SMTP).' }) email!: boolean;
  @Field(() => String, { nullable: true, description: 'Of its e-mails.' }) from!: string | null;
  @Field(() => Boolean, { description: 'A browser that prints is there.' }) pdf!: boolean;
  @Field(() => String, { description: 'Address that links lead to (DOWNSTREAM_PUBLIC_URL).' }) publicUrl!: string;
}

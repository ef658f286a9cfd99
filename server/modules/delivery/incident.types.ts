import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Duration } from '../../platform/duration';
import { enumOf } from '../../platform/words';

export const IncidentDecision = enumOf(['confirm', 'change', 'unlink', 'undo'] as const);
export type IncidentDecision = keyof typeof IncidentDecision;
registerEnumType(IncidentDecision, {
  name: 'IncidentDecision',
  description: 'confirm: what the data say. change: another deploy. unlink: no deploy. undo: forget what was decided.',
});

const unknown = { nullable: true } as const;

@ObjectType()
export class Incident {
  @Field(() => String) id!: string;
  @Field(() => String, unknown) title!: string | null;
  @Field(() => String, unknown) service!: string | null;
  @Field(() => String, { nullable: true, description: 'The service as its source names it.' })
  sourceService!: string | null;
  @Field(() => String, unknown) repo!: string | null;
  @Field(() => String, unknown) severity!: string | null;
  @Field(() => String, unknown) source!: string | null;
  @Field(() => String, unknown) status!: string | null;
  @Field(() => DateTime) openedAt!: number;
  @Field(() => DateTime, unknown) acknowledgedAt!: number | null;
  @Field(() => DateTime, unknown) resolvedAt!: number | null;
  @Field(() => Duration, unknown) hours!: number | null;
  @Field(() => String, unknown) url!: string | null;
  @Field(() => Int, { description: 'How many responders it names; 0: it names none.' }) responders!: number;
  @Field(() => String, { nullable: true, description: 'The deploy it came from.' }) causedBy!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'What says so: decided, stated, revert, fix_reference or time.',
  })
  evidence!: string | null;
  @Field(() => String, { nullable: true, description: 'confirmed, changed or unlinked; null: nobody decided.' })
  decided!: string | null;
  @Field(() => String, { nullable: true, description: 'The deploy the data name, whatever was decided.' })
  foundDeploy!: string | null;
  @Field(() => String, unknown) foundEvidence!: string | null;
}

@ObjectType()
export class IncidentConnection {
  @Field(() => Int) total!: number;
  @Field(() => [Incident]) nodes!: Incident[];
  @Field(() => String, unknown) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

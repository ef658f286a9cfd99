import { Field, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

/** Doors as GraphQL writes them. */
export enum UsageDoor {
  copilot_usage = 'copilot-usage',
  claude_code_usage = 'claude-code-usage',
  cursor_usage = 'cursor-usage',
  codex_usage = 'codex-usage',
}
registerEnumType(UsageDoor, { name: 'UsageDoor' });

const optional = { nullable: true } as const;

@InputType()
export class UsageConnectionInput {
  @Field(() => UsageDoor) door!: UsageDoor;
  @Field(() => String, { ...optional, description: "Left out: the vendor's own address." }) baseUrl?: string | null;
  @Field(() => String, { description: 'The token or key; kept sealed, never shown.' }) secret!: string;
  @Field(() => String, { ...optional, description: 'Copilot: an organization, or `enterprise:` and an enterprise.' })
  organization?: string | null;
  @Field(() => String, { ...optional, description: 'Codex: the id of the workspace.' }) workspace?: string | null;
  @Field(() => String, { ...optional, description: 'As it stands on the page; left out: after the vendor.' })
  name?: string | null;
  @Field(() => Int, { ...optional, description: 'Minutes between two pulls; 360.' }) everyMinutes?: number | null;
}

@ObjectType({ description: 'Whether a key can read usage; nothing is stored.' })
export class UsageCheck {
  @Field(() => Boolean) ok!: boolean;
  @Field(() => String, { description: 'What can be read, or what the vendor said.' }) message!: string;
  @Field(() => String, { ...optional, description: 'What to do when it cannot.' }) remedy!: string | null;
}

@ObjectType({ description: 'How far the pulls of usage are. Days are whole days of UTC, as the vendors count them.' })
export class UsageRead {
  @Field(() => String, { description: 'The first day that is wanted.' }) firstDay!: string;
  @Field(() => String, { ...optional, description: 'The newest day that is in.' }) lastDay!: string | null;
  @Field(() => Int, { description: 'Days that are in.' }) days!: number;
  @Field(() => Int, { description: 'Days between the first and the newest that are still to come.' }) missing!: number;
  @Field(() => Int, { description: 'Days of which the vendor has no report: unknown, not 0.' }) absent!: number;
  @Field(() => Int, { description: 'Rows of usage on those days.' }) rows!: number;
  @Field(() => Int, { description: 'Rows that lie aside.' }) rejected!: number;
}

import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { EVIDENCE, type Evidence } from '../../domain/identity-evidence';
import { DateTime } from '../../platform/date-time';
import { Job } from '../../platform/job.types';
import { enumOf } from '../../platform/words';

const AccountKind = enumOf(['human', 'bot'] as const);
type AccountKind = keyof typeof AccountKind;
const IdentityEvidence = enumOf(EVIDENCE);
const AutomationReason = enumOf(['decision', 'type', 'agent', 'login'] as const);
export type AutomationReason = keyof typeof AutomationReason;
const BelongingSource = enumOf(['decision', 'person', 'team'] as const);
type BelongingSource = keyof typeof BelongingSource;
const LookReason = enumOf([
  'same_name', 'email_like_login', 'several_ids', 'email_of_several', 'shared_email', 'human_and_automated', 'several_teams', 'several_functions',
] as const); // prettier-ignore
export type LookReason = keyof typeof LookReason;

registerEnumType(AccountKind, { name: 'AccountKind' });
registerEnumType(IdentityEvidence, {
  name: 'IdentityEvidence',
  description: 'What says that two accounts are one person.',
});
registerEnumType(AutomationReason, {
  name: 'AutomationReason',
  description:
    'decision: people said so. type: a source or a person record calls it a bot. agent: a known agent by id, login or e-mail. login: ends in [bot].',
});
registerEnumType(BelongingSource, { name: 'BelongingSource' });
registerEnumType(LookReason, { name: 'LookReason', description: 'Why somebody should look at a person.' });

@ObjectType({ description: 'One login, or one e-mail address of commits whose login is not known.' })
export class PersonAccount {
  @Field(() => String) login!: string;
  @Field(() => [String]) ids!: string[];
  @Field(() => [String]) emails!: string[];
  @Field(() => Int, { description: 'Pull requests it wrote: the records that a decision about it moves.' })
  pullRequests!: number;
  @Field(() => Int) reviews!: number;
  @Field(() => Int) comments!: number;
}

@ObjectType()
export class PersonJoin {
  @Field(() => String) a!: string;
  @Field(() => String) b!: string;
  @Field(() => IdentityEvidence) by!: Evidence;
  @Field(() => String, { description: 'The id, e-mail address or login that both have; empty for a decision.' })
  value!: string;
}

@ObjectType({ description: 'Something that only people can decide.' })
export class PersonLook {
  @Field(() => LookReason) because!: LookReason;
  @Field(() => String, { description: 'The name, the e-mail address, the ids or the teams in question.' })
  value!: string;
  @Field(() => [String], { description: 'Other people it is about, by the login that stands for them.' })
  others!: string[];
}

@ObjectType({ description: 'One person, or one automated account, with all its accounts.' })
export class Person {
  @Field(() => String, { description: 'The login that stands for all of them.' }) login!: string;
  @Field(() => String, { nullable: true }) name!: string | null;
  @Field(() => [PersonAccount]) accounts!: PersonAccount[];
  @Field(() => [PersonJoin]) joins!: PersonJoin[];
  @Field(() => AccountKind) kind!: AccountKind;
  @Field(() => AutomationReason, { nullable: true, description: 'Null for humans.' })
  automatedBecause!: AutomationReason | null;
  @Field(() => String, { nullable: true }) team!: string | null;
  @Field(() => BelongingSource, { nullable: true }) teamFrom!: BelongingSource | null;
  @Field(() => String, { nullable: true }) function!: string | null;
  @Field(() => BelongingSource, { nullable: true }) functionFrom!: BelongingSource | null;
  @Field(() => [PersonLook]) looks!: PersonLook[];
  @Field(() => Boolean, { description: 'People decided something about one of its accounts.' }) decided!: boolean;
}

@ObjectType()
export class PersonConnection {
  @Field(() => Int) total!: number;
  @Field(() => Int, { description: 'Accounts of all that are counted by `total`.' }) accounts!: number;
  @Field(() => Int, { description: 'Of all people, whatever the filter, those that somebody should look at.' })
  looks!: number;
  @Field(() => [Person]) nodes!: Person[];
  @Field(() => String, { nullable: true }) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@InputType()
export class PersonFilter {
  @Field(() => String, { nullable: true, description: 'Part of a login, a name, an e-mail address or a team.' })
  text?: string | null;
  @Field(() => AccountKind, { nullable: true }) kind?: AccountKind | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those that somebody should look at.' })
  looks?: boolean | null;
  @Field(() => Boolean, { nullable: true, description: 'Only those about which people decided something.' })
  decided?: boolean | null;
}

@InputType({ description: 'What is left out stays as it is; null takes back what was decided.' })
export class PeopleDecisionInput {
  @Field(() => String) login!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The login of another account: both are one person. Its own: a person of its own.',
  })
  sameAs?: string | null;
  @Field(() => AccountKind, { nullable: true, description: 'For all accounts of the person.' })
  kind?: AccountKind | null;
  @Field(() => String, { nullable: true, description: 'For all accounts of the person.' }) team?: string | null;
  @Field(() => String, { nullable: true, description: 'For all accounts of the person.' }) function?: string | null;
}

@ObjectType({ description: 'What people decided about one account; null says nothing.' })
export class PeopleDecision {
  @Field(() => String) login!: string;
  @Field(() => String, { nullable: true }) sameAs!: string | null;
  @Field(() => AccountKind, { nullable: true }) kind!: AccountKind | null;
  @Field(() => String, { nullable: true }) team!: string | null;
  @Field(() => String, { nullable: true }) function!: string | null;
  @Field(() => DateTime) decidedAt!: number;
}

@ObjectType({ description: 'A team, with all below it, in the last 12 whole weeks.' })
export class TeamNumbers {
  @Field(() => Int, { description: 'People in the team itself.' }) members!: number;
  @Field(() => Int) opened!: number;
  @Field(() => Int) merged!: number;
  @Field(() => Float, { nullable: true, description: 'Share of the merged ones a human reviewed; null without any.' })
  reviewed!: number | null;
}

@ObjectType()
export class TeamEffect {
  @Field(() => String, { nullable: true, description: 'Null: authors in no team.' }) team!: string | null;
  @Field(() => TeamNumbers) before!: TeamNumbers;
  @Field(() => TeamNumbers) after!: TeamNumbers;
}

@ObjectType({ description: 'What decisions would change, worked out on the real data without changing anything.' })
export class PeopleEffect {
  @Field(() => DateTime, { description: 'Beginning of the last 12 whole weeks.' }) from!: number;
  @Field(() => DateTime) to!: number;
  @Field(() => Int) humansBefore!: number;
  @Field(() => Int) humansAfter!: number;
  @Field(() => Int) automatedBefore!: number;
  @Field(() => Int) automatedAfter!: number;
  @Field(() => Int, { description: 'Pull requests of all time whose team changes.' }) pullRequestsMoved!: number;
  @Field(() => Int, { description: "Reviews and comments that turn out to be by the author's own second account." })
  reviewsToAuthor!: number;
  @Field(() => Int, { description: 'Reviews and comments that count as by an automated account.' })
  reviewsToAgent!: number;
  @Field(() => Int, { description: 'Reviews and comments that count as by another human.' }) reviewsToHuman!: number;
  @Field(() => [TeamEffect], { description: 'Teams with a number that changes.' }) teams!: TeamEffect[];
  @Field(() => Int, { description: 'Pull requests to be worked out again when this is saved.' })
  pullRequestsToDerive!: number;
  @Field(() => [PersonLook], { description: 'What would not fit together afterwards and does now.' })
  conflicts!: PersonLook[];
}

@ObjectType()
export class PeopleDecided {
  @Field(() => Int, {
    nullable: true,
    description: 'Pull requests that were, or are being, worked out again; null = all there are.',
  })
  pullRequests!: number | null;
  @Field(() => Job, { nullable: true, description: 'The work that still goes on; null = all is done.' })
  job!: Job | null;
}

import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime } from '../../platform/date-time';
import { Job } from '../../platform/job.types';
import { UsageRead } from './usage.types';

export enum ConnectionTarget {
  organization = 'organization',
  user = 'user',
  repositories = 'repositories',
}
registerEnumType(ConnectionTarget, { name: 'ConnectionTarget' });

export enum ConnectionAuth {
  token = 'token',
  app = 'app',
  none = 'none',
}
registerEnumType(ConnectionAuth, {
  name: 'ConnectionAuth',
  valuesMap: { none: { description: 'Webhooks only: nothing is asked of GitHub.' } },
});

export enum ConnectionState {
  waiting = 'waiting',
  syncing = 'syncing',
  complete = 'complete',
  incomplete = 'incomplete',
  failed = 'failed',
  paused = 'paused',
}
registerEnumType(ConnectionState, { name: 'ConnectionState' });

export enum RepositorySyncState {
  waiting = 'waiting',
  backfill = 'backfill',
  current = 'current',
  failed = 'failed',
  gone = 'gone',
  archived = 'archived',
  excluded = 'excluded',
}
registerEnumType(RepositorySyncState, { name: 'RepositorySyncState' });

const optional = { nullable: true } as const;

@ObjectType()
export class DeliveryCounts {
  @Field(() => Int) waiting!: number;
  @Field(() => Int) taken!: number;
  @Field(() => Int) ignored!: number;
  @Field(() => Int) failed!: number;
  @Field(() => DateTime, optional) lastAt!: number | null;
}

@ObjectType({
  description:
    'An account of GitHub that is read, or whose webhooks are taken; an incident tool; a token of pipelines; a vendor whose usage is pulled.',
})
export class Connection {
  @Field(() => ID) id!: string;
  @Field(() => String) door!: string;
  @Field(() => String) name!: string;
  @Field(() => String) baseUrl!: string;
  @Field(() => ConnectionTarget) target!: ConnectionTarget;
  @Field(() => String, optional) login!: string | null;
  @Field(() => ConnectionAuth) auth!: ConnectionAuth;
  @Field(() => Int) everyMinutes!: number;
  @Field(() => Boolean) paused!: boolean;
  @Field(() => [String], {
    description: 'GitHub: issues with such a label are incidents; `*` and `?` stand for any characters. Empty = none.',
  })
  incidentLabels!: string[];
  @Field(() => [String], {
    description:
      'GitHub: runs of workflows with such a name or file are deploys; `*` and `?` stand for any characters. Empty = none.',
  })
  workflows!: string[];
  @Field(() => ConnectionState) state!: ConnectionState;
  @Field(() => String, {
    description: 'Path of the webhook, to be put behind the address under which the sender reaches this server.',
  })
  hookPath!: string;
  @Field(() => Int, {
    description:
      'How many secrets of the webhook are valid: 1, or 2 during rotation; 0 = none is known yet, or there is none.',
  })
  hookSecrets!: number;
  @Field(() => DateTime, optional) lastRunAt!: number | null;
  @Field(() => DateTime, optional) nextRunAt!: number | null;
  @Field(() => DateTime, {
    ...optional,
    description: 'Everything up to here is in, over all its repositories; null = not yet.',
  })
  completeTo!: number | null;
  @Field(() => Int, { ...optional, description: 'Pull requests according to GitHub; null = not all counted yet.' })
  expected!: number | null;
  @Field(() => Int, { description: 'Of these in the ledger.' }) got!: number;
  @Field(() => Int, optional) rateLimit!: number | null;
  @Field(() => Int, optional) rateRemaining!: number | null;
  @Field(() => DateTime, optional) rateResetAt!: number | null;
  @Field(() => String, optional) errorCode!: string | null;
  @Field(() => String, optional) error!: string | null;
  @Field(() => String, { ...optional, description: 'What to do about the error.' }) remedy!: string | null;
  @Field(() => DateTime, optional) errorAt!: number | null;
  @Field(() => Int) repositoryCount!: number;
  @Field(() => Int) failedRepositories!: number;
  @Field(() => Job, { ...optional, description: 'The sync that waits or runs.' }) job!: Job | null;
  @Field(() => DeliveryCounts) deliveries!: DeliveryCounts;
  @Field(() => UsageRead, {
    ...optional,
    description: 'How far the pulls of usage are; null for other doors, and before the first one.',
  })
  usage!: UsageRead | null;
}

@ObjectType()
export class KindCount {
  @Field(() => String) kind!: string;
  @Field(() => Int, optional) expected!: number | null;
  @Field(() => Int) got!: number;
}

@ObjectType({ description: 'How far the sync of one repository is.' })
export class SyncedRepository {
  @Field(() => String) repo!: string;
  @Field(() => RepositorySyncState) state!: RepositorySyncState;
  @Field(() => String, { ...optional, description: 'Where the backfill stands.' }) cursor!: string | null;
  @Field(() => Int, { ...optional, description: 'Pull requests according to GitHub.' }) expected!: number | null;
  @Field(() => Int, { description: 'Of these in the ledger.' }) got!: number;
  @Field(() => [KindCount]) counts!: KindCount[];
  @Field(() => DateTime, optional) firstAt!: number | null;
  @Field(() => DateTime, optional) lastAt!: number | null;
  @Field(() => DateTime, { ...optional, description: 'Everything updated up to here is in.' })
  completeTo!: number | null;
  @Field(() => Float, { ...optional, description: 'Hours since then.' }) lagHours!: number | null;
  @Field(() => DateTime, optional) syncedAt!: number | null;
  @Field(() => DateTime, optional) reconciledAt!: number | null;
  @Field(() => String, optional) errorCode!: string | null;
  @Field(() => String, optional) error!: string | null;
  @Field(() => String, optional) remedy!: string | null;
}

@ObjectType()
export class SyncedRepositoryConnection {
  @Field(() => Int) total!: number;
  @Field(() => [SyncedRepository]) nodes!: SyncedRepository[];
  @Field(() => String, optional) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@ObjectType({ description: 'One message of a webhook.' })
export class Delivery {
  @Field(() => ID) id!: string;
  @Field(() => String) event!: string;
  @Field(() => String, optional) action!: string | null;
  @Field(() => String, optional) repo!: string | null;
  @Field(() => DateTime) receivedAt!: number;
  @Field(() => String, { description: 'waiting, taken, ignored or failed' }) state!: string;
  @Field(() => String, optional) reason!: string | null;
}

@ObjectType()
export class DeliveryConnection {
  @Field(() => Int) total!: number;
  @Field(() => [Delivery]) nodes!: Delivery[];
  @Field(() => String, optional) endCursor!: string | null;
  @Field(() => Boolean) hasNextPage!: boolean;
}

@InputType()
export class ConnectGithubInput {
  @Field(() => String, { ...optional, description: 'Of an Enterprise server, such as https://github.example.com' })
  baseUrl?: string | null;
  @Field(() => ConnectionTarget) target!: ConnectionTarget;
  @Field(() => String, { ...optional, description: 'Of the organization or the user.' }) login?: string | null;
  @Field(() => [String], { ...optional, description: 'owner/name each.' }) repositories?: string[] | null;
  @Field(() => ConnectionAuth) auth!: ConnectionAuth;
  @Field(() => String, optional) token?: string | null;
  @Field(() => String, optional) appId?: string | null;
  @Field(() => String, { ...optional, description: 'Of the app, PEM.' }) privateKey?: string | null;
  @Field(() => String, { ...optional, description: 'Left out: the one for the login.' }) installationId?: string | null;
  @Field(() => Int, { ...optional, description: 'Minutes between two rounds; 15.' }) everyMinutes?: number | null;
}

@ObjectType()
export class CheckedRepository {
  @Field(() => String) repo!: string;
  @Field(() => Int) pullRequests!: number;
  @Field(() => Boolean) archived!: boolean;
  @Field(() => Boolean) private!: boolean;
}

@ObjectType({ description: 'What a connection would read.' })
export class GithubCheck {
  @Field(() => String, optional) login!: string | null;
  @Field(() => Int) totalRepositories!: number;
  @Field(() => [CheckedRepository]) repositories!: CheckedRepository[];
  @Field(() => Int, optional) rateLimit!: number | null;
  @Field(() => Int, optional) rateRemaining!: number | null;
  @Field(() => [String]) warnings!: string[];
}

@ObjectType()
export class ConnectedGithub {
  @Field(() => Connection) connection!: Connection;
  @Field(() => Job, { ...optional, description: 'The first sync; null for webhooks only.' }) job!: Job | null;
  @Field(() => String, { description: 'Shown this once.' }) hookSecret!: string;
}

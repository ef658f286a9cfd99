import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Job } from '../../platform/job.types';
import {
  ConnectedGithub,
  ConnectGithubInput,
  Connection,
  DeliveryConnection,
  GithubCheck,
  RepositorySyncState,
  SyncedRepositoryConnection,
} from './connection.types';
import { ConnectionList } from './connection-list.service';
import { GithubConnections } from './github-connections.service';
import { pageSize } from './page-size';

const text = { nullable: true, type: () => String } as const;
const id = { type: () => ID } as const;
const int = { nullable: true, type: () => Int } as const;
const texts = { nullable: true, type: () => [String] } as const;

@Resolver()
export class ConnectionResolver {
  constructor(
    private readonly list: ConnectionList,
    private readonly github: GithubConnections,
  ) {}

  @Query(() => [Connection])
  connections(@Args('org', text) org?: string): Promise<Connection[]> {
    return this.list.connections(org);
  }

  @Query(() => SyncedRepositoryConnection)
  syncedRepositories(
    @Args('connection', id) connection: string,
    @Args('org', text) org?: string,
    @Args('state', { nullable: true, type: () => RepositorySyncState }) state?: RepositorySyncState,
    @Args('first', int) first?: number,
    @Args('after', text) after?: string,
  ): Promise<SyncedRepositoryConnection> {
    return this.list.syncedRepositories(org, connection, { state, first: pageSize(first), after });
  }

  @Query(() => DeliveryConnection)
  deliveries(
    @Args('connection', id) connection: string,
    @Args('org', text) org?: string,
    @Args('state', text) state?: string,
    @Args('first', int) first?: number,
    @Args('after', text) after?: string,
  ): Promise<DeliveryConnection> {
    return this.list.deliveries(org, connection, { state, first: pageSize(first), after });
  }

  @Mutation(() => GithubCheck, { description: 'What a connection would read; nothing is stored.' })
  checkGithub(@Args('input') input: ConnectGithubInput): Promise<GithubCheck> {
    return this.github.check(input);
  }

  @Mutation(() => ConnectedGithub, {
    description: 'Makes the organization when there is none, and starts the first sync.',
  })
  connectGithub(@Args('input') input: ConnectGithubInput, @Args('org', text) org?: string): Promise<ConnectedGithub> {
    return this.github.connect(org, input);
  }

  @Mutation(() => Connection)
  changeConnection(
    @Args('id', id) connection: string,
    @Args('org', text) org?: string,
    @Args('everyMinutes', int) everyMinutes?: number,
    @Args('paused', { nullable: true, type: () => Boolean }) paused?: boolean,
    @Args('token', text) token?: string,
    @Args('incidentLabels', texts) incidentLabels?: string[],
    @Args('workflows', texts) workflows?: string[],
  ): Promise<Connection> {
    return this.github.change(org, connection, { everyMinutes, paused, token, incidentLabels, workflows });
  }

  @Mutation(() => Boolean, { description: 'The records stay.' })
  disconnect(@Args('id', id) connection: string, @Args('org', text) org?: string): Promise<boolean> {
    return this.github.disconnect(org, connection);
  }

  @Mutation(() => Job)
  startSync(@Args('id', id) connection: string, @Args('org', text) org?: string): Promise<Job> {
    return this.github.startSync(org, connection);
  }

  @Mutation(() => String, {
    description: 'A new secret, shown this once; the one before stays valid until it is dropped.',
  })
  rotateHookSecret(@Args('id', id) connection: string, @Args('org', text) org?: string): Promise<string> {
    return this.github.rotateHookSecret(org, connection);
  }

  @Mutation(() => Connection, { description: 'Ends a rotation: only the newest secret stays valid.' })
  dropHookSecret(@Args('id', id) connection: string, @Args('org', text) org?: string): Promise<Connection> {
    return this.github.dropHookSecret(org, connection);
  }

  @Mutation(() => Job, { description: 'Takes deliveries again; without ids all that failed.' })
  replayDeliveries(
    @Args('id', id) connection: string,
    @Args('org', text) org?: string,
    @Args('ids', { nullable: true, type: () => [ID] }) ids?: string[],
  ): Promise<Job> {
    return this.github.replayDeliveries(org, connection, ids);
  }
}

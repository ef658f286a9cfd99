import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { AgentsModule } from './modules/agents/agents.module';
import { ConnectionsModule } from './modules/connections/connections.module';
import { DeliveryModule } from './modules/delivery/delivery.module';
import { DemoModule } from './modules/demo/demo.module';
import { DirectoryModule } from './modules/directory/directory.module';
import { FindingsModule } from './modules/findings/findings.module';
import { FlowModule } from './modules/flow/flow.module';
import { SignalModule } from './modules/signal/signal.module';
import { TuneModule } from './modules/tune/tune.module';
import { WaitingModule } from './modules/waiting/waiting.module';
import type { Config } from './platform/config';
import { ExportModule } from './platform/export.module';
import { graphqlModule, scalars } from './platform/graphql';
import { HEALTH_CHECK, HealthController, type HealthCheck } from './platform/health.controller';
import type { JobsDatabase } from './platform/jobs-database';
import { JobsModule } from './platform/jobs.module';
import { OutsideModule } from './platform/outside.module';
import type { Store } from './store/data-source';
import { Organizations } from './store/organizations';
import { StoreModule } from './store/store.module';

/** The modules of the capabilities, one line each. */
const capabilities: NonNullable<DynamicModule['imports']> = [
  AgentsModule,
  ConnectionsModule,
  DeliveryModule,
  DemoModule,
  DirectoryModule,
  FindingsModule,
  FlowModule,
  SignalModule,
  TuneModule,
  WaitingModule,
];

/** The whole application around an open store. */
@Module({})
export class AppModule {
  static of(store: Store, log: Logger, config: Config): DynamicModule {
    const check: HealthCheck = async () => void (await store.pool.query('select 1'));
    const platform = [
      graphqlModule(log),
      JobsModule.of(jobsDatabase(store), log),
      OutsideModule.of(config),
      ExportModule,
    ];
    return {
      module: AppModule,
      imports: [StoreModule.of(store), ...platform, ...capabilities],
      controllers: [HealthController],
      providers: [...scalars, { provide: HEALTH_CHECK, useValue: check }],
    };
  }
}

function jobsDatabase(store: Store): JobsDatabase {
  const organizations = new Organizations(store);
  return {
    pool: store.pool,
    inOrganization: (id, work) => store.inOrganization(id, work),
    organization: async (name) => (await organizations.find(name))?.id,
    organizations: async () => (await organizations.list()).map(({ id }) => id),
  };
}

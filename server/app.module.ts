import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { AdoptionModule } from './modules/adoption/adoption.module';
import { AgentsModule } from './modules/agents/agents.module';
import { AuthorshipModule } from './modules/authorship/authorship.module';
import { ConnectionsModule } from './modules/connections/connections.module';
import { DeliveryModule } from './modules/delivery/delivery.module';
import { DemoModule } from './modules/demo/demo.module';
import { DirectoryModule } from './modules/directory/directory.module';
import { EffectModule } from './modules/effect/effect.module';
import { FindingsModule } from './modules/findings/findings.module';
import { ForecastModule } from './modules/forecast/forecast.module';
import { FlowModule } from './modules/flow/flow.module';
import { PrivacyModule } from './modules/privacy/privacy.module';
import { ReportModule } from './modules/report/report.module';
import { RolloutModule } from './modules/rollout/rollout.module';
import { SignalModule } from './modules/signal/signal.module';
import { TiersModule } from './modules/tiers/tiers.module';
import { TuneModule } from './modules/tune/tune.module';
import { WaitingModule } from './modules/waiting/waiting.module';
import type { Config } from './platform/config';
import { ExportModule } from './platform/export.module';
import { graphqlModule, scalars } from './platform/graphql';
import { HEALTH_CHECK, HealthController, type HealthCheck } from './platform/health.controller';
import type { JobsDatabase } from './platform/jobs-database';
import { JobsModule } from './platform/jobs.module';
import { OutsideModule } from './platform/outside.module';
import { ThreadsModule } from './platform/threads.module';
import type { Store } from './store/data-source';
import { Organizations } from './store/organizations';
import { StoreModule } from './store/store.module';

/** The modules of the capabilities, one line each. */
const capabilities: NonNullable<DynamicModule['imports']> = [
  AdoptionModule,
  AgentsModule,
  AuthorshipModule,
  ConnectionsModule,
  DeliveryModule,
  DemoModule,
  DirectoryModule,
  EffectModule,
  FindingsModule,
  FlowModule,
  ForecastModule,
  PrivacyModule,
  ReportModule,
  RolloutModule,
  SignalModule,
  TiersModule,
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
      ThreadsModule,
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

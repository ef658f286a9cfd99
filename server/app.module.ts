import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { ConnectionsModule } from './modules/connections/connections.module';
import { DemoModule } from './modules/demo/demo.module';
import { DirectoryModule } from './modules/directory/directory.module';
import { FlowModule } from './modules/flow/flow.module';
import { JobsModule } from './platform/jobs.module';
import { graphqlModule, scalars } from './platform/graphql';
import { HEALTH_CHECK, HealthController, type HealthCheck } from './platform/health.controller';
import type { Store } from './store/data-source';
import { StoreModule } from './store/store.module';

/** The modules of the capabilities, one line each. */
const capabilities: NonNullable<DynamicModule['imports']> = [
  JobsModule,
  ConnectionsModule,
  DemoModule,
  DirectoryModule,
  FlowModule,
];

/** The whole application around an open store. */
@Module({})
export class AppModule {
  static of(store: Store, log: Logger): DynamicModule {
    const check: HealthCheck = async () => void (await store.pool.query('select 1'));
    return {
      module: AppModule,
      imports: [StoreModule.of(store), graphqlModule(log), ...capabilities],
      controllers: [HealthController],
      providers: [...scalars, { provide: HEALTH_CHECK, useValue: check }],
    };
  }
}

import { Module, type DynamicModule } from '@nestjs/common';
import type { Logger } from 'pino';
import { JobResolver } from './job.resolver';
import { JOBS_LOG, JobWorker } from './job-worker';
import { Jobs } from './jobs';
import { JOBS_DATABASE, type JobsDatabase } from './jobs-database';

/** Makes `Jobs` injectable everywhere. */
@Module({})
export class JobsModule {
  static of(database: JobsDatabase, log: Logger): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      providers: [
        { provide: JOBS_DATABASE, useValue: database },
        { provide: JOBS_LOG, useValue: log },
        Jobs,
        JobResolver,
        JobWorker,
      ],
      exports: [Jobs, JobWorker],
    };
  }
}

import { Global, Module } from '@nestjs/common';
import { JobResolver } from './job.resolver';
import { Jobs } from './jobs';

/** Makes `Jobs` injectable everywhere. */
@Global()
@Module({ providers: [Jobs, JobResolver], exports: [Jobs] })
export class JobsModule {}

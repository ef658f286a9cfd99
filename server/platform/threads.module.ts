import { Global, Module } from '@nestjs/common';
import { DomainRuns } from './domain-runs';
import { DomainThreads } from './domain-thread';

/** Work that takes longer than a request, injectable everywhere. */
@Global()
@Module({ providers: [DomainThreads, DomainRuns], exports: [DomainThreads, DomainRuns] })
export class ThreadsModule {}

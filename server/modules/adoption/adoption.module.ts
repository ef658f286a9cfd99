import { Module } from '@nestjs/common';
import { AdoptionResolver } from './adoption.resolver';
import { AdoptionTables } from './adoption-tables';
import { AdoptionService } from './adoption.service';
import { AuthorshipShareService } from './authorship-share.service';
import { DelegatedService } from './delegated.service';
import { MergeabilityService } from './mergeability.service';
import { ReadinessService } from './readiness.service';
import { RetentionService } from './retention.service';

/** Who uses agents, how far, and what comes of the work they delegate. */
@Module({
  providers: [
    AdoptionResolver,
    AdoptionService,
    AdoptionTables,
    AuthorshipShareService,
    DelegatedService,
    MergeabilityService,
    ReadinessService,
    RetentionService,
  ],
})
export class AdoptionModule {}

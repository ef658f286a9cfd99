import { Module } from '@nestjs/common';
import { ErasureService } from './erasure.service';
import { OwnRows } from './own-row.service';
import { PersonKeys } from './person-keys.service';
import { PersonTiers } from './person-tiers.service';
import { PrivacyResolver } from './privacy.resolver';
import { PrivacyService } from './privacy.service';
import { RetentionRound } from './retention-round';

/** What protects people. */
@Module({
  providers: [ErasureService, OwnRows, PersonKeys, PersonTiers, PrivacyResolver, PrivacyService, RetentionRound],
})
export class PrivacyModule {}

import { Module } from '@nestjs/common';
import { TiersResolver } from './tiers.resolver';
import { TiersService } from './tiers.service';

/** Cut-offs between the tiers of adoption, under versions. */
@Module({ providers: [TiersResolver, TiersService] })
export class TiersModule {}

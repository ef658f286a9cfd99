import { Module } from '@nestjs/common';
import { EffectResolver } from './effect.resolver';
import { EffectService } from './effect.service';
import { EffectTables } from './effect-tables';
import { RolloutService } from './rollout.service';

/** What followed the rollout of agents, compared with teams not yet rolled out. */
@Module({ providers: [EffectResolver, EffectService, EffectTables, RolloutService] })
export class EffectModule {}

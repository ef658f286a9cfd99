import { Module } from '@nestjs/common';
import { PlanReadings } from './plan-readings';
import { RolloutDocuments } from './rollout-documents.service';
import { RolloutPlanner } from './rollout-planner.service';
import { RolloutResolver } from './rollout.resolver';
import { RolloutService } from './rollout.service';
import { RolloutSimulation } from './rollout-simulation';
import { RolloutTables } from './rollout-tables';

/** Who gets agents when, and whether they may. */
@Module({
  providers: [
    RolloutResolver,
    RolloutDocuments,
    RolloutPlanner,
    RolloutService,
    RolloutSimulation,
    PlanReadings,
    RolloutTables,
  ],
})
export class RolloutModule {}

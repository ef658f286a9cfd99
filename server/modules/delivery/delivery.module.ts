import { Module } from '@nestjs/common';
import { DeliveryResolver } from './delivery.resolver';
import { DeliveryService } from './delivery.service';
import { DeliveryViews } from './delivery-view';
import { DeliveryTables } from './delivery-tables';
import { DeployService } from './deploy.service';
import { DeployStageService } from './deploy-stage.service';
import { IncidentDecider } from './incident-decider';
import { IncidentService } from './incident.service';
import { MappingResolver } from './mapping.resolver';
import { MappingService } from './mapping.service';
import { OperateStageService } from './operate-stage.service';
import { StageResolver } from './stage.resolver';
import { StageTables } from './stage-tables';

/** Deploys, incidents and what they say about services. */
@Module({
  providers: [
    DeliveryResolver,
    DeliveryService,
    DeliveryTables,
    DeliveryViews,
    DeployService,
    DeployStageService,
    IncidentDecider,
    IncidentService,
    MappingResolver,
    MappingService,
    OperateStageService,
    StageResolver,
    StageTables,
  ],
})
export class DeliveryModule {}

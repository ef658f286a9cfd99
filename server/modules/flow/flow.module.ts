import { Module } from '@nestjs/common';
import { BottleneckService } from './bottleneck.service';
import { ExportController } from './export.controller';
import { FlowResolver } from './flow.resolver';
import { FlowService } from './flow.service';
import { IncidentService } from './incident.service';
import { OrganizationViews } from './organization-view';
import { PullRequestService } from './pull-request.service';
import { VisitService } from './visit.service';

@Module({
  controllers: [ExportController],
  providers: [
    BottleneckService,
    FlowResolver,
    FlowService,
    IncidentService,
    OrganizationViews,
    PullRequestService,
    VisitService,
  ],
})
export class FlowModule {}

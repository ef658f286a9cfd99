import { Module } from '@nestjs/common';
import { BottleneckService } from './bottleneck.service';
import { FlowResolver } from './flow.resolver';
import { FlowService } from './flow.service';
import { FlowTables } from './flow-tables';
import { LongestWaitingService } from './longest-waiting.service';
import { PullRequestService } from './pull-request.service';
import { VisitService } from './visit.service';

@Module({
  providers: [
    BottleneckService,
    FlowResolver,
    FlowService,
    FlowTables,
    LongestWaitingService,
    PullRequestService,
    VisitService,
  ],
})
export class FlowModule {}

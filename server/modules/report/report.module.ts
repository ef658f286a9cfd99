import { Module } from '@nestjs/common';
import { AlertResolver } from './alerts/alert.resolver';
import { Alerts } from './alerts/alerts.service';
import { Deliveries } from './delivery/deliveries.service';
import { ScheduleResolver } from './delivery/schedule.resolver';
import { Schedules } from './delivery/schedules.service';
import { Sender } from './delivery/sender';
import { Subscriptions } from './delivery/subscriptions';
import { UnsubscribeController } from './delivery/unsubscribe.controller';
import { OwnQuestions } from './own-questions';
import { ReportForecasts } from './report-forecast';
import { ReportMaker } from './report-maker';
import { ReportMaterials } from './report-material';
import { ReportController } from './report.controller';
import { ReportResolver } from './report.resolver';
import { Reports } from './reports.service';
import { ShareController } from './share/share.controller';
import { ShareLinks } from './share/share-links.service';
import { ShareResolver } from './share/share.resolver';

/** Monday's report: made, kept, sent and shared; alerts between reports. */
@Module({
  controllers: [ReportController],
  providers: [
    OwnQuestions,
    ReportForecasts,
    ReportMaker,
    ReportMaterials,
    ReportResolver,
    Reports,
    AlertResolver,
    Alerts,
    Deliveries,
    ScheduleResolver,
    Schedules,
    Sender,
    Subscriptions,
    UnsubscribeController,
    ShareController,
    ShareLinks,
    ShareResolver,
  ],
})
export class ReportModule {}

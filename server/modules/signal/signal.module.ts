import { Module } from '@nestjs/common';
import { AlarmService } from './alarm.service';
import { FindingDecider } from './finding-decider';
import { FindingDetailService } from './finding-detail.service';
import { FindingResolver } from './finding.resolver';
import { FindingService } from './finding.service';
import { FrameTables } from './frame-tables';
import { HitRateService } from './hit-rate.service';
import { MissService } from './miss.service';
import { ParserService } from './parser.service';
import { QualityService } from './quality.service';
import { SampleResolver } from './sample.resolver';
import { SampleService } from './sample.service';
import { SignalResolver } from './signal.resolver';
import { SignalTables } from './signal-tables';

/** What review agents say about changes, and what becomes of it. */
@Module({
  providers: [
    AlarmService,
    FindingDecider,
    FindingDetailService,
    FindingResolver,
    FindingService,
    FrameTables,
    HitRateService,
    MissService,
    ParserService,
    QualityService,
    SampleResolver,
    SampleService,
    SignalResolver,
    SignalTables,
  ],
})
export class SignalModule {}

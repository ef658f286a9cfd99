import { Module } from '@nestjs/common';
import { ExportService } from './export.service';
import { PolicyResolver } from './policy.resolver';
import { PolicyService } from './policy.service';
import { TuneResolver } from './tune.resolver';
import { TuneService } from './tune.service';
import { TuneTables } from './tune-tables';
import { TuneViews } from './tune-view';

/** What the threshold of an agent should be, and whether what was decided holds. */
@Module({ providers: [ExportService, PolicyResolver, PolicyService, TuneResolver, TuneService, TuneTables, TuneViews] })
export class TuneModule {}

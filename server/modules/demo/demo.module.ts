import { Module } from '@nestjs/common';
import { DemoJob } from './demo.job';
import { DemoResolver } from './demo.resolver';
import { DemoService } from './demo.service';

@Module({ providers: [DemoJob, DemoResolver, DemoService] })
export class DemoModule {}

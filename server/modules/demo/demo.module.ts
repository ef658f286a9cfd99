import { Module } from '@nestjs/common';
import { DemoResolver } from './demo.resolver';
import { DemoService } from './demo.service';

@Module({ providers: [DemoResolver, DemoService] })
export class DemoModule {}

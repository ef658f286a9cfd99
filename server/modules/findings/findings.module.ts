import { Module } from '@nestjs/common';
import { FindingUpgrade } from './finding-upgrade';

/** Keeps findings in step with the rules they follow from. */
@Module({ providers: [FindingUpgrade] })
export class FindingsModule {}

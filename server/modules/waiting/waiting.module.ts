import { Module } from '@nestjs/common';
import { PersonWorkReader } from './person-work';
import { WaitingResolver } from './waiting.resolver';
import { WaitingTables } from './waiting-tables';
import { WaitingService } from './waiting.service';

/** Why work waits: five causes of the hours in a stage. */
@Module({ providers: [PersonWorkReader, WaitingResolver, WaitingService, WaitingTables] })
export class WaitingModule {}

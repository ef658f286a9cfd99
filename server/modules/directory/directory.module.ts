import { Module } from '@nestjs/common';
import { AccountCounts } from './account-counts';
import { DirectoryResolver } from './directory.resolver';
import { DirectoryService } from './directory.service';
import { EventsController } from './events.controller';
import { PeopleDecider } from './people-decider';
import { PeopleResolver } from './people.resolver';
import { PeopleService } from './people.service';

@Module({
  controllers: [EventsController],
  providers: [AccountCounts, DirectoryResolver, DirectoryService, PeopleDecider, PeopleResolver, PeopleService],
})
export class DirectoryModule {}

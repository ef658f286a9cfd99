import { Module } from '@nestjs/common';
import { DirectoryResolver } from './directory.resolver';
import { DirectoryService } from './directory.service';
import { EventsController } from './events.controller';

@Module({ controllers: [EventsController], providers: [DirectoryResolver, DirectoryService] })
export class DirectoryModule {}

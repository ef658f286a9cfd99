import { Module } from '@nestjs/common';
import { AgentsResolver } from './agents.resolver';
import { AgentsService } from './agents.service';

/** Review agents: which there are, how their texts are read, what an organization says about that. */
@Module({ providers: [AgentsResolver, AgentsService] })
export class AgentsModule {}

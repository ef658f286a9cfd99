import type { Type } from '@nestjs/common';
import { ConnectionResolver } from './modules/connections/connection.resolver';
import { ConnectionsResolver } from './modules/connections/connections.resolver';
import { DeliveryResolver } from './modules/delivery/delivery.resolver';
import { DemoResolver } from './modules/demo/demo.resolver';
import { DirectoryResolver } from './modules/directory/directory.resolver';
import { PeopleResolver } from './modules/directory/people.resolver';
import { FlowResolver } from './modules/flow/flow.resolver';
import { JobResolver } from './platform/job.resolver';

/** Every class with `@Resolver`, for the schema that is checked in: server/schema.graphql is what they print. */
export const resolvers: Type[] = [
  ConnectionResolver,
  ConnectionsResolver,
  DeliveryResolver,
  DemoResolver,
  DirectoryResolver,
  FlowResolver,
  JobResolver,
  PeopleResolver,
];

import { Args, Query, Resolver } from '@nestjs/graphql';
import { DirectoryService } from './directory.service';
import { Cuts, Organization } from './directory.types';

const wallClock = (): number => Date.now() / 1000;

@Resolver()
export class DirectoryResolver {
  constructor(private readonly directory: DirectoryService) {}

  @Query(() => [Organization])
  organizations(): Promise<Organization[]> {
    return this.directory.list(wallClock());
  }

  @Query(() => Organization, { nullable: true, description: 'Null: there is no organization yet (first start).' })
  organization(@Args('org', { nullable: true, type: () => String }) org?: string): Promise<Organization | null> {
    return this.directory.find(org, wallClock());
  }

  @Query(() => Cuts)
  cuts(@Args('org', { nullable: true, type: () => String }) org?: string): Promise<Cuts> {
    return this.directory.cuts(org);
  }
}

import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { ConnectDeploys } from './connect-deploys.service';
import { DeployToken } from './connect-deploys.types';

@Resolver()
export class ConnectDeploysResolver {
  constructor(private readonly deploys: ConnectDeploys) {}

  @Mutation(() => DeployToken, {
    description: 'A token with which pipelines send deploys and incidents from elsewhere; "disconnect" ends it.',
  })
  connectDeploys(
    @Args('name', { type: () => String }) name: string,
    @Args('org', { nullable: true, type: () => String }) org?: string,
  ): Promise<DeployToken> {
    return this.deploys.connect(org, name);
  }
}

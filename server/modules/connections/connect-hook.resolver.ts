import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { ConnectHook } from './connect-hook.service';
import { ConnectedHook, ConnectHookInput } from './connect-hook.types';

@Resolver()
export class ConnectHookResolver {
  constructor(private readonly hooks: ConnectHook) {}

  @Mutation(() => ConnectedHook, {
    description:
      'Takes the webhooks of an incident tool from now on; makes the organization when there is none. The same name again with a secret sets that secret, beside the one before.',
  })
  connectHook(
    @Args('input') input: ConnectHookInput,
    @Args('org', { nullable: true, type: () => String }) org?: string,
  ): Promise<ConnectedHook> {
    return this.hooks.connect(org, input);
  }
}

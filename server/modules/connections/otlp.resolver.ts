import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { OtlpSenders } from './otlp-senders.service';
import { OtlpSender, OtlpToken } from './otlp.types';

@Resolver()
export class OtlpResolver {
  constructor(private readonly senders: OtlpSenders) {}

  @Query(() => [OtlpSender], { description: 'Tokens with which agents send their telemetry, by name.' })
  otlpSenders(@Args('org', { nullable: true, type: () => String }) org?: string): Promise<OtlpSender[]> {
    return this.senders.senders(org);
  }

  @Mutation(() => OtlpToken, {
    description: 'A token with which agents send their telemetry (OTLP/HTTP JSON); "disconnect" ends it.',
  })
  connectOtlp(
    @Args('name', { type: () => String }) name: string,
    @Args('server', { type: () => String, description: 'Address under which senders reach this server.' })
    server: string,
    @Args('person', {
      nullable: true,
      type: () => String,
      description: 'Login or e-mail address; everything that comes with the token is this person’s.',
    })
    person?: string,
    @Args('org', { nullable: true, type: () => String }) org?: string,
  ): Promise<OtlpToken> {
    return this.senders.connect(org, name, person, server);
  }
}

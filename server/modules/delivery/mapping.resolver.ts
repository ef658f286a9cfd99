import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { MappingService } from './mapping.service';
import { DeliveryMapping, DeliveryMappingChanged, DeliveryMappingEffect, DeliveryMappingInput } from './mapping.types';

const optional = { nullable: true } as const;

/** What counts as a production deploy, and which service it delivers. */
@Resolver()
export class MappingResolver {
  constructor(private readonly mappings: MappingService) {}

  @Query(() => DeliveryMapping)
  deliveryMapping(@Args('org', { ...optional, type: () => String }) org?: string): Promise<DeliveryMapping> {
    return this.mappings.mapping(org);
  }

  @Query(() => DeliveryMappingEffect, { description: 'What a mapping would change; nothing is saved.' })
  deliveryMappingEffect(
    @Args('input', { type: () => DeliveryMappingInput }) input: DeliveryMappingInput,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<DeliveryMappingEffect> {
    return this.mappings.effect(org, input);
  }

  @Mutation(() => DeliveryMappingChanged)
  setDeliveryMapping(
    @Args('input', { type: () => DeliveryMappingInput }) input: DeliveryMappingInput,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<DeliveryMappingChanged> {
    return this.mappings.set(org, input);
  }

  @Mutation(() => DeliveryMappingChanged, { description: 'Back to the mapping that stood before the last change.' })
  undoDeliveryMapping(@Args('org', { ...optional, type: () => String }) org?: string): Promise<DeliveryMappingChanged> {
    return this.mappings.undo(org);
  }
}

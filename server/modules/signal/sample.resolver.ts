import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Scope } from '../../platform/scope.types';
import { QualityService } from './quality.service';
import { SampleService } from './sample.service';
import { ClassifierQuality, FindingSample } from './sample.types';

const optional = { nullable: true } as const;

@Resolver()
export class SampleResolver {
  constructor(
    private readonly samples: SampleService,
    private readonly qualities: QualityService,
  ) {}

  @Query(() => [FindingSample], { description: 'Newest first.' })
  findingSamples(@Args('org', { ...optional, type: () => String }) org?: string): Promise<FindingSample[]> {
    return this.samples.list(org);
  }

  @Query(() => FindingSample, optional)
  findingSample(
    @Args('id', { type: () => Int }) id: number,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<FindingSample | null> {
    return this.samples.find(org, id);
  }

  @Query(() => ClassifierQuality)
  classifierQuality(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('agent', { ...optional, type: () => String }) agent?: string,
  ): Promise<ClassifierQuality> {
    return this.qualities.quality(org, agent);
  }

  @Mutation(() => FindingSample, {
    description: 'Draws findings in the strict rate: half decided by evidence, half ignored, as far as there are.',
  })
  drawSample(
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('scope', { ...optional, type: () => Scope }) scope?: Scope,
    @Args('agent', { ...optional, type: () => String }) agent?: string,
    @Args('size', { type: () => Int, defaultValue: 20 }) size?: number,
  ): Promise<FindingSample> {
    return this.samples.draw(org, { ...scope }, agent, size ?? 20, Date.now() / 1000);
  }

  @Mutation(() => FindingSample)
  judgeFinding(
    @Args('sample', { type: () => Int }) sample: number,
    @Args('place', { type: () => Int }) place: number,
    @Args('judged', {
      nullable: true,
      type: () => String,
      description: 'accepted, rejected, ignored or unsure; null: take it back.',
    })
    judged?: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<FindingSample> {
    return this.samples.judge(org, sample, place, judged ?? null);
  }
}

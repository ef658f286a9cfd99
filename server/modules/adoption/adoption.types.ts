import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Rate } from '../../platform/rate.types';
import { Periods, Range, Tier } from '../../platform/scope.types';
import { AgentSurface, SourceCover, TierCounts, TierMove, TierRules } from '../../platform/tier.types';
import { enumOf } from '../../platform/words';

export const ADOPTION_BY = ['team', 'function', 'surface', 'tenure'] as const;
export const AdoptionBy = enumOf(ADOPTION_BY);
export type AdoptionBy = keyof typeof AdoptionBy;
registerEnumType(AdoptionBy, { name: 'AdoptionBy' });

const unknown = { nullable: true } as const;

@ObjectType({
  description: "Columns, one entry per ISO week the range touches: people by their tier at the week's end.",
})
export class TierWeeks {
  @Field(() => Periods) periods!: Periods;
  @Field(() => [Int]) none!: number[];
  @Field(() => [Int]) ambient!: number[];
  @Field(() => [Int]) casual!: number[];
  @Field(() => [Int]) power!: number[];
  @Field(() => [Int]) unknown!: number[];
  @Field(() => [Int]) atLeast!: number[];
}

@ObjectType()
export class AdoptionGroup {
  @Field(() => String, { description: 'Team, function, surface or tenure; unknown = not told; empty = the groups under 5 people together.' })
  key!: string; // prettier-ignore
  @Field(() => String) label!: string;
  @Field(() => Boolean, { description: 'Groups under 5 people together.' }) merged!: boolean;
  @Field(() => TierCounts, { description: 'At the end of the last week.' }) counts!: TierCounts;
  @Field(() => Float, { nullable: true, description: 'Hours of delegated runs in the range; null = no source tells.' })
  delegatedHours!: number | null;
  @Field(() => Float, unknown) delegatedHoursPrevious!: number | null;
  @Field(() => Rate, { description: 'People at casual or power, of those whose tier is known.' }) usedAgents!: Rate;
}

@ObjectType({ description: 'People of a function who used a surface within the range.' })
export class SurfaceCell {
  @Field(() => String, { description: 'unknown = not told; empty = the functions under 5 people together.' })
  function!: string;
  @Field(() => AgentSurface) surface!: AgentSurface;
  @Field(() => Int, { nullable: true, description: '0 = nobody; null = no source of usage tells, or hidden.' })
  people!: number | null;
  @Field(() => Float, { nullable: true, description: 'people / n.' }) share!: number | null;
  @Field(() => Int, { description: 'People of the function who were there within the range.' }) n!: number;
  @Field(() => Boolean, { description: 'Under 5 people in all, so nothing is told.' }) hidden!: boolean;
}

@ObjectType({ description: "GitHub's adoption phase, the newest told in the range, beside the tier." })
export class PhaseCell {
  @Field(() => String, { description: 'As GitHub tells it; empty = the phases under 5 people together.' })
  phase!: string;
  @Field(() => Tier) tier!: Tier;
  @Field(() => Int) people!: number;
}

@ObjectType()
export class Adoption {
  @Field(() => Range) range!: Range;
  @Field(() => Range) previousRange!: Range;
  @Field(() => TierRules) rules!: TierRules;
  @Field(() => Int, { description: 'There in the last week.' }) people!: number;
  @Field(() => TierCounts, { description: 'At the end of the last week.' }) counts!: TierCounts;
  @Field(() => TierCounts, { description: 'At the end of the last week before the range.' }) previous!: TierCounts;
  @Field(() => TierWeeks) weeks!: TierWeeks;
  @Field(() => AdoptionBy) by!: AdoptionBy;
  @Field(() => AdoptionGroup, { description: 'All people together; key and label are empty.' }) total!: AdoptionGroup;
  @Field(() => [AdoptionGroup], { description: 'In alphabetical order, tenure by length, surfaces as agents list them; unknown and merged last.' })
  groups!: AdoptionGroup[]; // prettier-ignore
  @Field(() => Int, { description: 'People in no row, because the groups under 5 people have under 5 together.' })
  hidden!: number;
  @Field(() => [TierMove], { description: "From the last week before the range to the range's last." })
  moves!: TierMove[];
  @Field(() => [SurfaceCell]) surfaces!: SurfaceCell[];
  @Field(() => [PhaseCell]) phases!: PhaseCell[];
  @Field(() => Int, { description: 'People of phases that have under 5 people even together; in no cell.' })
  phasesHidden!: number;
  @Field(() => [SourceCover]) sources!: SourceCover[];
  @Field(() => Boolean, { description: 'Nothing tells of any use of agents.' }) unknown!: boolean;
  @Field(() => Boolean, { description: 'The last week is not over yet.' }) running!: boolean;
  @Field(() => [String], {
    description: 'Parts of the scope that do not narrow people: repos, services, sizes, authorship.',
  })
  notNarrowedBy!: string[];
  @Field(() => Boolean, { description: 'The scope narrows to under 5 people, so nothing is told of them.' })
  tooFew!: boolean;
}

import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { ShareLinks } from './share-links.service';
import { ShareLink, ShareLinkMade } from './share.types';

const optional = { nullable: true } as const;

/** Read-only links to frozen reports. */
@Resolver()
export class ShareResolver {
  constructor(private readonly links: ShareLinks) {}

  @Query(() => [ShareLink], { description: 'Those that can be opened first.' })
  shareLinks(@Args('org', { ...optional, type: () => String }) org?: string): Promise<ShareLink[]> {
    return this.links.list(org);
  }

  @Mutation(() => ShareLinkMade)
  createShareLink(
    @Args('report', { type: () => ID, description: 'An archived one.' }) report: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
    @Args('label', { ...optional, type: () => String, description: 'Whom it is for.' }) label?: string,
    @Args('days', { ...optional, type: () => Int, description: 'Until it expires, 1 to 90; default 14.' })
    days?: number,
  ): Promise<ShareLinkMade> {
    return this.links.create(org, report, { label: label ?? null, days: days ?? null, now: Date.now() / 1000 });
  }

  @Mutation(() => ShareLink, { description: 'It shows nothing any more; at once.' })
  revokeShareLink(
    @Args('id', { type: () => ID }) id: string,
    @Args('org', { ...optional, type: () => String }) org?: string,
  ): Promise<ShareLink> {
    return this.links.revoke(org, id);
  }
}

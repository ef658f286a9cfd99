import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Failure } from '../../../platform/failure';
import { weekOfDay } from '../../../platform/iso-week';
import { hashOf, newToken, organizationOfToken } from '../../../platform/organization-token';
import { OutsideSettings } from '../../../platform/outside-settings';
import { Store } from '../../../store/data-source';
import { Organizations } from '../../../store/organizations';
import { reportIn } from '../../../store/reports';
import {
  addShareLinkIn,
  openShareLinkIn,
  revokeShareLinkIn,
  shareLinkIn,
  shareLinksIn,
  type ShareLinkRow,
} from '../../../store/share-links';
import type { ReportDocument } from '../report.types';
import type { ShareLink, ShareLinkMade } from './share.types';

const DAY = 86400;
const DAYS = 14;
const MOST_DAYS = 90;
const LONGEST_LABEL = 100;

/** What a link shows. */
export interface SharedReport {
  document: ReportDocument;
  /** Epoch seconds. */
  expiresAt: number;
}

/** Links with which whoever has one reads one frozen report, and nothing else. */
@Injectable()
export class ShareLinks {
  constructor(
    private readonly store: Store,
    private readonly organizations: Organizations,
    private readonly settings: OutsideSettings,
  ) {}

  async list(org: string | null | undefined): Promise<ShareLink[]> {
    const { id } = await this.organizations.get(org);
    return this.store.inOrganization(id, async (client) => (await shareLinksIn(client)).map(told));
  }

  /**
   * Makes a link to an archived report; its address is told this once.
   *
   * @param days it is valid for, 1 to 90; null = 14
   * @throws Failure not_found for a report that is not archived, bad_input
   */
  async create(
    org: string | null | undefined,
    report: string,
    { label, days, now }: { label: string | null; days: number | null; now: number },
  ): Promise<ShareLinkMade> {
    const valid = days ?? DAYS;
    if (!(Number.isInteger(valid) && valid >= 1 && valid <= MOST_DAYS))
      throw new Failure('bad_input', `A link cannot be valid for ${valid} days: write 1 to ${MOST_DAYS}.`);
    const name = (label ?? '').trim();
    if (name.length > LONGEST_LABEL)
      throw new Failure('bad_input', `The label has ${name.length} characters: write at most ${LONGEST_LABEL}.`);
    const { id: organizationId } = await this.organizations.get(org);
    const token = newToken(organizationId);
    const id = randomBytes(9).toString('base64url');
    const row = await this.store.inOrganization(organizationId, async (client) => {
      await reportIn(client, report);
      const tokenHash = hashOf(organizationId, token);
      await addShareLinkIn(client, organizationId, {
        id,
        report,
        label: name,
        tokenHash,
        expiresAt: now + valid * DAY,
      });
      return shareLinkIn(client, id);
    });
    return { link: told(row), url: `${this.settings.publicUrl}/shared/${token}` };
  }

  /** @throws Failure not_found */
  async revoke(org: string | null | undefined, id: string): Promise<ShareLink> {
    const { id: organizationId } = await this.organizations.get(org);
    return this.store.inOrganization(organizationId, async (client) => {
      await revokeShareLinkIn(client, id);
      return told(await shareLinkIn(client, id));
    });
  }

  /** What a token shows; undefined for one that is unknown, expired or revoked, of which none is told from another. */
  async opened(token: string): Promise<SharedReport | undefined> {
    const organizationId = organizationOfToken(token);
    if (organizationId === undefined) return undefined;
    return this.store.inOrganization(organizationId, (client) =>
      openShareLinkIn<ReportDocument>(client, hashOf(organizationId, token)),
    );
  }
}

const told = ({ week, team, ...link }: ShareLinkRow): ShareLink => ({
  ...link,
  week: weekOfDay(week),
  team: team === '' ? null : team,
});

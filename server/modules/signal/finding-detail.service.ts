import { Injectable } from '@nestjs/common';
import { reviewAgentsOf } from '../../domain/review-agents';
import { FindingSpeakers } from '../../ledger/finding-speakers';
import { accountsIn } from '../../store/accounts';
import { Store } from '../../store/data-source';
import { Organizations, type OrganizationRow } from '../../store/organizations';
import type { PoolClient } from 'pg';
import { findingThread, type FindingThread } from './finding-thread';
import type { FindingClue, FindingDetail, FindingKey } from './finding.types';
import { keyText, sameFindings, storedFindings, toldFinding, type StoredFinding } from './stored-findings';

/** Everything about one finding. */
@Injectable()
export class FindingDetailService {
  constructor(
    private readonly organizations: Organizations,
    private readonly store: Store,
  ) {}

  /** With its text, its evidence and its replies; null = there is none of this key. */
  async detail(name: string | null | undefined, key: FindingKey): Promise<FindingDetail | null> {
    const organization = await this.organizations.get(name);
    return this.store.inOrganization(organization.id, async (client) => {
      const stored = (await storedFindings(client, [key])).get(keyText(key));
      if (!stored) return null;
      const { body, replies } = await this.thread(client, organization, stored);
      const others = await sameFindings(client, stored);
      return {
        finding: toldFinding(stored),
        body,
        replies,
        clues: toldClues(stored),
        note: stored.note,
        otherPlaces: others.map(toldFinding),
      };
    });
  }

  /** What the agent wrote and what was answered; inside the organization's transaction. */
  async thread(client: PoolClient, organization: OrganizationRow, of: StoredFinding): Promise<FindingThread> {
    const { known } = await accountsIn(this.store, client, organization.id);
    const agents = reviewAgentsOf(organization.settings.agents);
    return findingThread(client, of, new FindingSpeakers(agents, known));
  }
}

function toldClues({ clues }: StoredFinding): FindingClue[] {
  const given = (text: string): string | null => (text === '' ? null : text);
  return clues.map(({ kind, outcome, at, by, text, reference, strict, deciding }) => ({
    kind,
    outcome,
    at,
    by: given(by),
    text: given(text),
    reference: given(reference),
    strict,
    deciding,
  }));
}

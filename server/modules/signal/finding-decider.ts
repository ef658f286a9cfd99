import { Injectable } from '@nestjs/common';
import { Failure } from '../../platform/failure';
import { decideFinding } from '../../ledger/finding-decision';
import { Store } from '../../store/data-source';
import { Organizations } from '../../store/organizations';
import type { Finding, FindingKey } from './finding.types';
import type { FindingOutcome } from './hit-rate.types';
import { keyText, storedFindings, toldFinding } from './stored-findings';

/** Longer notes are no notes. */
const LONGEST_NOTE = 2000;

/** Says what became of a finding; the decision stands apart from the records, and outlives every import. */
@Injectable()
export class FindingDecider {
  constructor(
    private readonly organizations: Organizations,
    private readonly store: Store,
  ) {}

  /**
   * The finding as it stands after the decision.
   *
   * @param outcome accepted, rejected or ignored; null = forget what was decided
   * @throws Failure not_found for a finding that does not exist, or with nothing to forget; bad_input for another outcome
   */
  async decide(
    name: string | null | undefined,
    key: FindingKey,
    outcome: FindingOutcome | null,
    note: string | null,
  ): Promise<Finding> {
    if ((note?.length ?? 0) > LONGEST_NOTE)
      throw new Failure('bad_input', `The note on finding "${keyText(key)}" has ${note?.length} letters; write at most ${LONGEST_NOTE}.`); // prettier-ignore
    const { id } = await this.organizations.get(name);
    await decideFinding(this.store, id, key, outcome, note);
    const stored = await this.store.inOrganization(id, (client) => storedFindings(client, [key]));
    const found = stored.get(keyText(key));
    if (!found) throw new Failure('internal', `Finding ${keyText(key)} is gone after it was decided.`);
    return toldFinding(found);
  }
}

import { TIERS } from '../domain/tier-rules';
import type { AdoptionColumns } from './adoption-columns';
import type { FlowColumns } from './flow-columns';

const UNKNOWN = TIERS.indexOf('unknown');

/** The tier of each pull request's author in the ISO week of its creation; unknown where an automated account opened it. */
export function authorTiers({ table, authors }: FlowColumns, adoption: AdoptionColumns): Uint8Array {
  const { tier, weeks } = adoption.tiers();
  const personOf = Int32Array.from(authors, (author) => adoption.personOf.get(author) ?? -1);
  const found = new Uint8Array(table.length).fill(UNKNOWN);
  for (let item = 0; item < table.length; item++) {
    const person = personOf[table.author[item]];
    const week = person < 0 ? -1 : adoption.weekOf(table.created[item]);
    // 255 = not there, by what person records state: nobody knows their tier.
    if (week >= 0) found[item] = Math.min(tier[person * weeks + week], UNKNOWN);
  }
  return found;
}

import { chanceOf } from './chance-of';
import type { SimulatedRecords } from './records';

/** What a repository offers to delegated work. */
interface Offer {
  instructions: string[];
  /** undefined = the credentials do not show it. */
  requiredChecks: number | undefined;
  /** Share of pull requests that close an issue, of those no agent's run led to. */
  linked: number;
}

const OFFERS: Record<string, Offer> = {
  'northwind-sim/checkout': { instructions: ['AGENTS.md', 'CLAUDE.md'], requiredChecks: 4, linked: 0.75 },
  'northwind-sim/search': { instructions: ['AGENTS.md'], requiredChecks: 3, linked: 0.65 },
  'northwind-sim/search-index': { instructions: [], requiredChecks: 2, linked: 0.55 },
  'northwind-sim/mobile-app': { instructions: ['CLAUDE.md'], requiredChecks: 3, linked: 0.7 },
  'northwind-sim/storefront': { instructions: ['.github/copilot-instructions.md'], requiredChecks: 2, linked: 0.45 },
  'northwind-sim/platform': { instructions: ['AGENTS.md', 'CLAUDE.md'], requiredChecks: 5, linked: 0.8 },
  'northwind-sim/data-pipelines': { instructions: [], requiredChecks: undefined, linked: 0.4 },
  'northwind-sim/help-center': { instructions: [], requiredChecks: 0, linked: 0.2 },
};

/**
 * Notes what repositories offer to delegated work: their instruction files and demanded checks, and of every merged pull request what its checks said and
 * how many issues it closes. Of pull requests that were not merged nothing is told. Takes no draw.
 */
export function noteOffers(records: SimulatedRecords): void {
  for (const repository of records.repository) {
    const { instructions, requiredChecks } = OFFERS[repository.repo];
    repository.agent_instructions = instructions;
    if (requiredChecks !== undefined) repository.required_checks = requiredChecks;
  }
  const delegated = new Set(records.agent_run.map(({ repo, number }) => `${repo}#${number}`));
  for (const record of records.pull_request) {
    if (record.merged_at === undefined) continue;
    const { requiredChecks, linked } = OFFERS[record.repo];
    const key = `${record.repo}#${record.number}`;
    record.checks = checksOf(chanceOf(`checks ${key}`), requiredChecks !== 0);
    // Who hands work to an agent mostly hands it an issue.
    const share = delegated.has(key) ? (1 + linked) / 2 : linked;
    const luck = chanceOf(`issue ${key}`);
    record.linked_issues = luck >= share ? 0 : luck >= share * 0.06 ? 1 : 2;
  }
}

/** What the checks said at the merge: where none is demanded, people merge past a red one more often, and some changes run none. */
function checksOf(luck: number, demanded: boolean): 'success' | 'failure' | 'pending' | 'none' {
  const [success, failure, pending] = demanded ? [0.95, 0.975, 0.985] : [0.78, 0.88, 0.91];
  if (luck < success) return 'success';
  if (luck < failure) return 'failure';
  return luck < pending ? 'pending' : 'none';
}

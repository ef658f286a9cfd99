import type { Command } from 'commander';
import { writeTable } from '../../platform/command-table';
import type { Table } from '../../platform/csv';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { scoped, scopeOf, wordOf, type ScopeOptions } from '../../platform/scope-options';
import type { Range } from '../../platform/scope.types';
import { written } from '../../platform/written';
import { AdoptionService } from './adoption.service';
import { ADOPTION_BY, type AdoptionBy } from './adoption.types';
import { answerJson } from './answers';
import { AuthorshipShareService } from './authorship-share.service';
import { DelegatedService } from './delegated.service';
import { MergeabilityService } from './mergeability.service';
import { MERGEABILITY_BY, type MergeabilityBy } from './mergeability.types';
import { adoptionText } from './printed';
import { authorshipText, delegatedText, mergeabilityText, readinessText, retentionText } from './printed-work';
import { ReadinessService } from './readiness.service';
import { RetentionService } from './retention.service';
import { adoptionTable, authorshipTable, delegatedTable, mergeabilityTable, readinessTable, retentionTable, tableDefinitions } from './tables'; // prettier-ignore

interface AdoptionOptions extends ScopeOptions {
  by?: string;
  delegated?: boolean;
  mergeability?: string | boolean;
  retention?: boolean;
  authorshipShare?: boolean;
  readiness?: boolean;
}

/** One answer in its three forms. */
interface Told {
  of: object;
  range: Range;
  name: keyof typeof tableDefinitions;
  table: Table;
  text: string;
}

const VIEWS = ['delegated', 'mergeability', 'retention', 'authorshipShare', 'readiness'] as const;
const SWITCH: Record<(typeof VIEWS)[number], string> = {
  delegated: '--delegated',
  mergeability: '--mergeability',
  retention: '--retention',
  authorshipShare: '--authorship-share',
  readiness: '--readiness',
};

/** `downstream adoption`. */
export function registerAdoptionCommand(program: Command, open: OpenApplication): void {
  scoped(program.command('adoption'), 'who uses agents and how far, and what comes of the work they delegate')
    .option('--by <what>', `${ADOPTION_BY.join(', ')} (default team)`)
    .option('--delegated', 'delegated hours and runs by week, longest run, runs at once')
    .option(
      '--mergeability [by]',
      `share of delegated runs that ended merged, by ${MERGEABILITY_BY.join(', ')} (default length)`,
    )
    .option('--retention', 'who stays at a tier after 4 and 12 weeks')
    .option('--authorship-share', 'pull requests by week and by who wrote them')
    .option('--readiness', 'what repositories offer to delegated work')
    .action(async (options: AdoptionOptions) => {
      const asked = VIEWS.filter((view) => options[view] !== undefined);
      if (asked.length > 1)
        throw new Failure(
          'wrong_use',
          `${asked.map((view) => SWITCH[view]).join(' and ')} exclude each other: give one of them.`,
        );
      if (options.by !== undefined && asked.length > 0)
        throw new Failure('wrong_use', `--by ${options.by} does not go with ${SWITCH[asked[0]]}: leave it out.`);
      const told = await answerOf(options, asked[0], open);
      if (options.json) return written(`${JSON.stringify(answerJson(told.of, scopeOf(options)))}\n`);
      if (!options.csv) return written(told.text);
      const { delegated: _d, mergeability: _m, retention: _r, authorshipShare: _a, readiness: _o, ...filter } = options;
      await writeTable(told.table, { definition: tableDefinitions[told.name], range: told.range }, filter);
    });
}

async function answerOf(
  options: AdoptionOptions,
  view: (typeof VIEWS)[number] | undefined,
  open: OpenApplication,
): Promise<Told> {
  const scope = scopeOf(options);
  const now = Date.now() / 1000;
  const by = wordOf<AdoptionBy>('by', options.by, ADOPTION_BY) ?? 'team';
  const word = typeof options.mergeability === 'string' ? options.mergeability : undefined;
  const mergeabilityBy = wordOf<MergeabilityBy>('mergeability', word, MERGEABILITY_BY) ?? 'length';
  const app = await open();
  switch (view) {
    case 'delegated': {
      const of = await app.get(DelegatedService).delegated(options.org, scope, now);
      return { of, range: of.range, name: 'delegated', table: delegatedTable(of), text: delegatedText(of) };
    }
    case 'mergeability': {
      const of = await app.get(MergeabilityService).mergeability(options.org, scope, mergeabilityBy, now);
      return { of, range: of.range, name: 'mergeability', table: mergeabilityTable(of), text: mergeabilityText(of) };
    }
    case 'retention': {
      const retention = await app.get(RetentionService).retention(options.org, scope, now);
      const { range } = await app.get(AdoptionService).adoption(options.org, { range: scope.range }, 'team', now);
      return { of: { range, retention }, range, name: 'retention', table: retentionTable(retention), text: retentionText(range, retention) }; // prettier-ignore
    }
    case 'authorshipShare': {
      const of = await app.get(AuthorshipShareService).share(options.org, scope, now);
      return { of, range: of.range, name: 'authorship-share', table: authorshipTable(of), text: authorshipText(of) };
    }
    case 'readiness': {
      const of = await app.get(ReadinessService).readiness(options.org, scope, now);
      return { of, range: of.range, name: 'readiness', table: readinessTable(of), text: readinessText(of) };
    }
    case undefined: {
      const of = await app.get(AdoptionService).adoption(options.org, scope, by, now);
      return { of, range: of.range, name: 'adoption', table: adoptionTable(of), text: adoptionText(of) };
    }
  }
}

import type { Command } from 'commander';
import { FINDING_EVIDENCE, FINDING_OUTCOMES } from '../../domain/finding';
import { writeTable } from '../../platform/command-table';
import { Failure } from '../../platform/failure';
import type { OpenApplication } from '../../platform/open-application';
import { scoped, scopeOf, wordOf, type ScopeOptions } from '../../platform/scope-options';
import { written } from '../../platform/written';
import { findingJson, hitRateJson } from './answers';
import { FindingDecider } from './finding-decider';
import { FindingService } from './finding.service';
import type { FindingFilter, FindingKey } from './finding.types';
import { HitRateService } from './hit-rate.service';
import { HIT_RATE_BY, OUTCOME_SERIES, type FindingOutcome, type HitRateBy, type OutcomeSeries } from './hit-rate.types';
import { hitRateText } from './printed';
import { findingLines, findingTable, hitRateTable, tableDefinitions } from './tables';

interface HitRateOptions extends ScopeOptions {
  agent?: string;
  by?: string;
  series?: string;
}
interface FindingOptions extends ScopeOptions {
  agent?: string;
  outcome?: string;
  series?: string;
  severity?: string;
  category?: string;
  evidence?: string;
  text?: string;
  decide?: string;
  undo?: string;
  note?: string;
}

/** `downstream hit-rate` and `findings`. */
export function registerSignalCommands(program: Command, open: OpenApplication): void {
  const now = (): number => Date.now() / 1000;
  const seriesOf = (word: string | undefined): OutcomeSeries | undefined => wordOf('series', word, OUTCOME_SERIES);

  scoped(program.command('hit-rate'), 'how many findings of review agents were accepted')
    .option('--agent <key>', 'of this agent alone')
    .option('--by <what>', `${HIT_RATE_BY.join(', ')} (default agent)`)
    .option('--series <series>', `${OUTCOME_SERIES.join(', ')} (default strict)`)
    .action(async (options: HitRateOptions) => {
      const scope = scopeOf(options);
      const by = wordOf<HitRateBy>('by', options.by, HIT_RATE_BY);
      const question = { by, agent: options.agent, series: seriesOf(options.series) };
      const rate = await (await open()).get(HitRateService).hitRate(options.org, scope, question, now());
      if (options.json) await written(`${JSON.stringify(hitRateJson(rate, scope))}\n`);
      else if (options.csv)
        await writeTable(hitRateTable(rate), { definition: tableDefinitions['hit-rate'], range: rate.range }, options);
      else await written(hitRateText(rate));
    });

  scoped(
    program.command('findings'),
    'what review agents said and what became of it, newest first; with --decide or --undo, says so',
  )
    .option('--agent <key>', 'of this agent alone')
    .option('--outcome <outcome>', `${FINDING_OUTCOMES.join(', ')}; unthreaded ones are listed only by it`)
    .option('--series <series>', `${OUTCOME_SERIES.join(', ')} (default strict)`)
    .option('--severity <word>', 'as the agent tells it; unknown = not told')
    .option('--category <word>', 'as the agent tells it; unknown = not told')
    .option('--evidence <kind>', FINDING_EVIDENCE.join(', '))
    .option('--text <text>', 'in title, path or repository')
    .option(
      '--decide <finding>',
      'says what became of a finding, agent:owner/name#12:id; with --outcome accepted, rejected or ignored',
    )
    .option('--note <text>', 'why, with --decide')
    .option('--undo <finding>', 'forgets what was said of it')
    .action(async (options: FindingOptions) => {
      const outcome = wordOf<FindingOutcome>('outcome', options.outcome, FINDING_OUTCOMES);
      const asked = decisionOf(options, outcome);
      const app = await open();
      if (asked) {
        const { key, outcome: said, note } = asked;
        const finding = await app.get(FindingDecider).decide(options.org, key, said, note);
        const name = `${key.agent}:${key.repo}#${key.number}:${key.id}`;
        return written(
          options.json
            ? `${JSON.stringify(findingJson(finding))}\n`
            : `Finding ${name}: ${finding.outcome} (${finding.evidence === 'none' ? 'nothing was found' : finding.evidence}).\n`,
        );
      }
      const { agent, severity, category, evidence, text } = options;
      const filter: FindingFilter = { agent, outcome, severity, category, evidence, text };
      const series = seriesOf(options.series) ?? 'strict';
      const { range, batches } = await app
        .get(FindingService)
        .all(options.org, scopeOf(options), filter, series, now());
      if (options.json) {
        for await (const batch of batches)
          for (const finding of batch) await written(`${JSON.stringify(findingJson(finding))}\n`);
        return;
      }
      const table = (options.csv ? findingTable : findingLines)(batches);
      await writeTable(table, { definition: tableDefinitions.findings, range }, options);
    });
}

function decisionOf(
  { decide, undo, note, outcome: _outcome }: FindingOptions,
  outcome: FindingOutcome | undefined,
): { key: FindingKey; outcome: FindingOutcome | null; note: string | null } | undefined {
  if (decide !== undefined && undo !== undefined)
    throw new Failure('wrong_use', '--decide and --undo exclude each other: give one of them.');
  if (note !== undefined && decide === undefined)
    throw new Failure('wrong_use', `--note ${note} belongs to --decide: say with it which finding it is about.`);
  if (undo !== undefined) {
    if (outcome !== undefined)
      throw new Failure('wrong_use', `--outcome ${outcome} belongs to --decide, and --undo takes none: leave it out.`);
    return { key: keyOf('undo', undo), outcome: null, note: null };
  }
  if (decide === undefined) return undefined;
  if (outcome === undefined)
    throw new Failure('wrong_use', `--decide ${decide} says no outcome: add --outcome accepted, rejected or ignored.`);
  return { key: keyOf('decide', decide), outcome, note: note ?? null };
}

/** @throws Failure wrong_use for a text that names no finding */
function keyOf(option: string, text: string): FindingKey {
  const [, agent, repo, number, id] = /^([^:]+):([^#]+)#(\d+):(.+)$/s.exec(text) ?? [];
  if (id === undefined)
    throw new Failure('wrong_use', `--${option} ${text} names no finding: write agent:owner/name#12:id, as "downstream findings" lists them.`); // prettier-ignore
  return { agent, repo, number: Number(number), id };
}

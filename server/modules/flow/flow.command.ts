import type { Command } from 'commander';
import { AUTHORSHIP } from '../../domain/authorship';
import { SIZE_BUCKETS } from '../../domain/size-bucket';
import { STAGES } from '../../domain/stage';
import { Failure } from '../../platform/failure';
import { csvLines, type Table } from '../../platform/csv';
import type { OpenApplication } from '../../platform/open-application';
import { aboutView, definitionOf } from './about';
import { bottleneckJson, flowJson, itemJson } from './answers';
import { BottleneckService } from './bottleneck.service';
import { FlowService } from './flow.service';
import { printed } from './printed';
import { PullRequestService } from './pull-request.service';
import { type Authorship, type SizeBucket, type Stage } from '../../platform/words';
import { Tier, CLOCKS, PERIOD_LENGTHS, type Clock, type PeriodLength, type Range, type Scope } from './scope.types';
import { bottleneckTable, flowTable, pullRequestTable } from './tables';

interface ScopeOptions {
  org?: string;
  range?: string;
  from?: string;
  to?: string;
  team?: string[];
  repo?: string[];
  service?: string[];
  function?: string[];
  size?: string[];
  authorship?: string[];
  tier?: string[];
  clock?: string;
  json?: boolean;
  csv?: boolean;
}
interface FlowOptions extends ScopeOptions {
  by?: string;
  stage?: string;
  items?: boolean;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** `downstream flow` and `downstream bottleneck`. */
export function registerFlowCommands(program: Command, open: OpenApplication): void {
  scoped(program.command('flow'), 'time in stage, WIP, arrivals and departures per stage and period')
    .option('--by <length>', `periods: ${PERIOD_LENGTHS.join(' or ')}`, 'week')
    .option('--stage <stage>', 'only this stage')
    .option('--items', 'one line per pull request instead; everything recorded unless a range is given')
    .action(async (options: FlowOptions) => {
      const app = await open();
      const now = Date.now() / 1000;
      const stage = wordOf<Stage>('stage', options.stage, STAGES);
      if (options.items) {
        const scope = scopeOf(options, 'all');
        const service = app.get(PullRequestService);
        const pages = service.pages(options.org, scope, stage ? { stage } : {}, 'oldest', now);
        if (options.json)
          for await (const page of pages) for (const item of page) await written(JSON.stringify(itemJson(item)) + '\n');
        else {
          const { range } = await app.get(FlowService).flow(options.org, scope, 'month', now);
          await csvOrText(options, pullRequestTable(pages), 'pull-requests', range, options);
        }
        return;
      }
      const by = wordOf<PeriodLength>('by', options.by, PERIOD_LENGTHS) ?? 'week';
      const flow = await app.get(FlowService).flow(options.org, scopeOf(options), by, now);
      if (stage) {
        flow.stages = flow.stages.filter((row) => row.stage === stage);
        flow.series = flow.series.filter((row) => row.stage === stage);
      }
      if (options.json) await written(JSON.stringify(flowJson(flow, scopeOf(options))) + '\n');
      else if (options.csv) await csvOrText(options, flowTable(flow), 'flow', flow.range, options);
      else await written(printed.flow(flow));
    });

  scoped(program.command('bottleneck'), 'which stage holds the flow back, week by week, and when that moved').action(
    async (options: ScopeOptions) => {
      const app = await open();
      const bottleneck = await app.get(BottleneckService).bottleneck(options.org, scopeOf(options), Date.now() / 1000);
      if (options.json) await written(JSON.stringify(bottleneckJson(bottleneck)) + '\n');
      else if (options.csv)
        await csvOrText(options, bottleneckTable(bottleneck), 'bottleneck', bottleneck.range, options);
      else await written(printed.bottleneck(bottleneck));
    },
  );
}

function scoped(command: Command, description: string): Command {
  return command
    .description(description)
    .option('--org <name>', 'organization (default: the only one, else main)')
    .option('--range <range>', '-26w, -6m, 2026-07-01..2026-09-30 or all')
    .option('--from <day>', 'first day, YYYY-MM-DD')
    .option('--to <day>', 'last day, included')
    .option('--team <name...>', 'teams, with all below them')
    .option('--repo <name...>', 'repositories, owner/name')
    .option('--service <name...>', 'services')
    .option('--function <name...>', "authors' functions")
    .option('--size <bucket...>', `sizes: ${SIZE_BUCKETS.join(', ')}`)
    .option('--authorship <word...>', `authorship: ${AUTHORSHIP.join(', ')}`)
    .option('--tier <word...>', "authors' tiers; unknown until usage is imported")
    .option('--clock <clock>', `${CLOCKS.join(' or ')} (default elapsed)`)
    .option('--json', 'JSON with stable keys')
    .option('--csv', 'CSV');
}

function scopeOf(options: ScopeOptions, range?: string): Scope {
  return {
    range: rangeOf(options) ?? range,
    teams: options.team,
    repos: options.repo,
    services: options.service,
    functions: options.function,
    sizes: options.size?.map((size) => wordOf<SizeBucket>('size', size, SIZE_BUCKETS)!),
    authorship: options.authorship?.map((word) => wordOf<Authorship>('authorship', word, AUTHORSHIP)!),
    tiers: options.tier?.map((word) => wordOf<Tier>('tier', word, Object.values(Tier))!),
    clock: wordOf<Clock>('clock', options.clock, CLOCKS),
  };
}

function rangeOf({ range, from, to }: ScopeOptions): string | undefined {
  if (from === undefined && to === undefined) return range;
  if (range !== undefined)
    throw new Failure('wrong_use', '--range and --from/--to say the same thing twice: give one of them.');
  for (const [name, day] of Object.entries({ from, to }))
    if (day !== undefined && !DAY.test(day))
      throw new Failure('wrong_use', `--${name} ${day} is not a day: write it as 2026-07-01.`);
  return `${from ?? ''}..${to ?? ''}`;
}

function wordOf<T extends string>(name: string, value: string | undefined, words: readonly T[]): T | undefined {
  if (value === undefined) return undefined;
  if (words.includes(value as T)) return value as T;
  throw new Failure('wrong_use', `--${name} ${value} does not exist; there are: ${words.join(', ')}.`);
}

async function csvOrText(
  options: ScopeOptions,
  table: Table,
  view: string,
  range: Range,
  asked: ScopeOptions,
): Promise<void> {
  if (options.csv) {
    const { json: _json, csv: _csv, ...filter } = asked as Record<string, string | string[] | undefined>;
    for await (const line of csvLines(table, aboutView(definitionOf(view), range, filter))) await written(line);
  } else await written(await printed.table(table));
}

/** Writes and waits while the reader is slower than we are. */
async function written(text: string): Promise<void> {
  if (!process.stdout.write(text)) await new Promise((resolve) => process.stdout.once('drain', resolve));
}

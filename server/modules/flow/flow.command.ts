import type { Command } from 'commander';
import { STAGES } from '../../domain/stage';
import { writeTable } from '../../platform/command-table';
import type { OpenApplication } from '../../platform/open-application';
import { scoped, scopeOf, wordOf, type ScopeOptions } from '../../platform/scope-options';
import { PERIOD_LENGTHS, type PeriodLength } from '../../platform/scope.types';
import type { Stage } from '../../platform/words';
import { written } from '../../platform/written';
import { bottleneckJson, flowJson, itemJson } from './answers';
import { BottleneckService } from './bottleneck.service';
import { FlowService } from './flow.service';
import { printed } from './printed';
import { PullRequestService } from './pull-request.service';
import { tableDefinitions } from './table-definitions';
import { bottleneckTable, flowTable, pullRequestTable } from './tables';

interface FlowOptions extends ScopeOptions {
  by?: string;
  stage?: string;
  items?: boolean;
}

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
          await writeTable(pullRequestTable(pages), { definition: tableDefinitions['pull-requests'], range }, options);
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
      else if (options.csv)
        await writeTable(flowTable(flow), { definition: tableDefinitions.flow, range: flow.range }, options);
      else await written(printed.flow(flow));
    });

  scoped(program.command('bottleneck'), 'which stage holds the flow back, week by week, and when that moved').action(
    async (options: ScopeOptions) => {
      const app = await open();
      const bottleneck = await app.get(BottleneckService).bottleneck(options.org, scopeOf(options), Date.now() / 1000);
      if (options.json) await written(JSON.stringify(bottleneckJson(bottleneck)) + '\n');
      else if (options.csv)
        await writeTable(
          bottleneckTable(bottleneck),
          { definition: tableDefinitions.bottleneck, range: bottleneck.range },
          options,
        );
      else await written(printed.bottleneck(bottleneck));
    },
  );
}

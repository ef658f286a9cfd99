import { Injectable, type OnModuleInit } from '@nestjs/common';
import { STAGES } from '../../domain/stage';
import { ExportTables } from '../../platform/export-tables';
import { Measure } from '../../platform/measure.types';
import { PeriodLength } from '../../platform/scope.types';
import { many, one, scopeOfQuery, word, type Parameters } from '../../platform/table-query';
import { enumOf, type Stage } from '../../platform/words';
import { BottleneckService } from './bottleneck.service';
import { FlowService } from './flow.service';
import { PullRequestService } from './pull-request.service';
import { PullRequestOrder, type PullRequestFilter } from './pull-request.types';
import { tableDefinitions } from './table-definitions';
import { ageingTable, bottleneckTable, flowTable, pullRequestTable, spectrumTable } from './tables';
import { VisitService } from './visit.service';

/** The tables of this capability that can be downloaded. */
@Injectable()
export class FlowTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly flows: FlowService,
    private readonly bottlenecks: BottleneckService,
    private readonly pullRequests: PullRequestService,
    private readonly visits: VisitService,
  ) {}

  onModuleInit(): void {
    const { tables, flows } = this;
    const rangeOf = async (asked: Parameters, now: number) =>
      (await flows.flow(one(asked.org), scopeOfQuery(asked), 'week', now)).range;
    tables.add('flow', tableDefinitions.flow, async (asked, now) => {
      const by = word(PeriodLength, 'by', asked.by) ?? 'week';
      const flow = await flows.flow(one(asked.org), scopeOfQuery(asked), by, now);
      return { table: flowTable(flow), range: flow.range };
    });
    tables.add('bottleneck', tableDefinitions.bottleneck, async (asked, now) => {
      const bottleneck = await this.bottlenecks.bottleneck(one(asked.org), scopeOfQuery(asked), now);
      return { table: bottleneckTable(bottleneck), range: bottleneck.range };
    });
    tables.add('pull-requests', tableDefinitions['pull-requests'], async (asked, now) => {
      const order = word(PullRequestOrder, 'order', asked.order) ?? 'newest';
      const pages = this.pullRequests.pages(one(asked.org), scopeOfQuery(asked), filterOf(asked), order, now);
      return { table: pullRequestTable(pages), range: await rangeOf(asked, now) };
    });
    tables.add('ageing', tableDefinitions.ageing, async (asked, now) => ({
      table: ageingTable(await this.visits.ageing(one(asked.org), scopeOfQuery(asked), now)),
      range: await rangeOf(asked, now),
    }));
    tables.add('spectrum', tableDefinitions.spectrum, async (asked, now) => ({
      table: spectrumTable(
        await this.visits.spectrum(one(asked.org), scopeOfQuery(asked), stageOf(asked) ?? 'review', now),
      ),
      range: await rangeOf(asked, now),
    }));
  }
}

const stageOf = (asked: Parameters): Stage | undefined => word(enumOf(STAGES), 'stage', asked.stage);

function filterOf(asked: Parameters): PullRequestFilter {
  return {
    measure: word(Measure, 'measure', asked.measure),
    stage: stageOf(asked),
    text: one(asked.text),
    flags: many(asked.flag),
  };
}

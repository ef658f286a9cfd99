import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { STAGES } from '../../domain/stage';
import { csvLines, type Table } from '../../platform/csv';
import { Failure } from '../../platform/failure';
import { BottleneckService } from './bottleneck.service';
import { FlowService } from './flow.service';
import { IncidentService } from './incident.service';
import { PullRequestService } from './pull-request.service';
import { Measure, PullRequestOrder, type PullRequestFilter } from './pull-request.types';
import { aboutView, definitionOf } from './about';
import { type Stage } from '../../platform/words';
import { Clock, PeriodLength, type Scope } from './scope.types';
import { ageingTable, bottleneckTable, flowTable, incidentTable, pullRequestTable, spectrumTable } from './tables';
import { VisitService } from './visit.service';

type Parameters = Record<string, string | string[] | undefined>;
const LARGEST_PAGE = 1000;

/** Every table as CSV, with the same parameters as the page's address. */
@Controller('export')
export class ExportController {
  constructor(
    private readonly flows: FlowService,
    private readonly bottlenecks: BottleneckService,
    private readonly pullRequests: PullRequestService,
    private readonly incidents: IncidentService,
    private readonly visits: VisitService,
  ) {}

  @Get(':view')
  async export(@Param('view') file: string, @Query() asked: Parameters, @Res() reply: FastifyReply): Promise<void> {
    const view = file.replace(/\.csv$/, '');
    const now = Date.now() / 1000;
    const scope = scopeOf(asked);
    const table = await this.table(view, asked, scope, now);
    const about = aboutView(
      definitionOf(view),
      (await this.flows.flow(one(asked.org), scope, 'week', now)).range,
      asked,
    );
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="downstream-${view}.csv"`)
      .send(Readable.from(csvLines(table, about)));
  }

  private async table(view: string, asked: Parameters, scope: Scope, now: number): Promise<Table> {
    const org = one(asked.org);
    switch (view) {
      case 'flow':
        return flowTable(await this.flows.flow(org, scope, word(PeriodLength, 'by', asked.by) ?? 'week', now));
      case 'bottleneck':
        return bottleneckTable(await this.bottlenecks.bottleneck(org, scope, now));
      case 'pull-requests':
        return pullRequestTable(
          this.pullRequests.pages(
            org,
            scope,
            filterOf(asked),
            word(PullRequestOrder, 'order', asked.order) ?? 'newest',
            now,
          ),
        );
      case 'incidents': {
        const rows = [];
        let after: string | null = null;
        do {
          const page = await this.incidents.list(
            org,
            scope,
            word(Measure, 'measure', asked.measure) ?? 'all',
            { first: LARGEST_PAGE, after },
            now,
          );
          rows.push(...page.nodes);
          after = page.hasNextPage ? page.endCursor : null;
        } while (after !== null);
        return incidentTable(rows);
      }
      case 'ageing':
        return ageingTable(await this.visits.ageing(org, scope, now));
      case 'spectrum':
        return spectrumTable(await this.visits.spectrum(org, scope, stageOf(asked) ?? 'review', now));
      default:
        throw new Failure(
          'not_found',
          `There is no table "${view}"; there are: flow, bottleneck, pull-requests, incidents, ageing, spectrum.`,
        );
    }
  }
}

const one = (value: string | string[] | undefined): string | undefined => (Array.isArray(value) ? value[0] : value);
const many = (value: string | string[] | undefined): string[] | undefined =>
  value === undefined ? undefined : Array.isArray(value) ? value : [value];

function word<T extends string>(
  words: { [w in T]: w },
  name: string,
  value: string | string[] | undefined,
): T | undefined {
  const given = one(value);
  if (given === undefined || given === '') return undefined;
  if (given in words) return given as T;
  throw new Failure('bad_input', `"${given}" is no ${name}; there are: ${Object.keys(words).join(', ')}.`);
}

const stageOf = (asked: Parameters): Stage | undefined =>
  word(Object.fromEntries(STAGES.map((stage) => [stage, stage])) as { [w in Stage]: w }, 'stage', asked.stage);

function scopeOf(asked: Parameters): Scope {
  return {
    range: one(asked.range),
    teams: many(asked.team),
    repos: many(asked.repo),
    services: many(asked.service),
    functions: many(asked.function),
    sizes: many(asked.size) as Scope['sizes'],
    authorship: many(asked.authorship) as Scope['authorship'],
    clock: word(Clock, 'clock', asked.clock),
  };
}

function filterOf(asked: Parameters): PullRequestFilter {
  return {
    measure: word(Measure, 'measure', asked.measure),
    stage: stageOf(asked),
    text: one(asked.text),
    flags: many(asked.flag),
  };
}

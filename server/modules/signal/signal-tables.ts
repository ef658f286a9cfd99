import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExportTables } from '../../platform/export-tables';
import { one, scopeOfQuery, word, type Parameters } from '../../platform/table-query';
import { FindingService } from './finding.service';
import type { FindingFilter } from './finding.types';
import { FindingOutcome, HitRateBy, OutcomeSeries } from './hit-rate.types';
import { HitRateService } from './hit-rate.service';
import { findingTable, hitRateTable, tableDefinitions } from './tables';

/** The tables of this capability that can be downloaded. */
@Injectable()
export class SignalTables implements OnModuleInit {
  constructor(
    private readonly tables: ExportTables,
    private readonly rates: HitRateService,
    private readonly findings: FindingService,
  ) {}

  onModuleInit(): void {
    this.tables.add('hit-rate', tableDefinitions['hit-rate'], async (asked, now) => {
      const question = { by: word(HitRateBy, 'group', asked.by), agent: one(asked.agent), series: seriesOf(asked) };
      const rate = await this.rates.hitRate(one(asked.org), scopeOfQuery(asked), question, now);
      return { table: hitRateTable(rate), range: rate.range };
    });
    this.tables.add('findings', tableDefinitions.findings, async (asked, now) => {
      const series = seriesOf(asked) ?? 'strict';
      const { range, batches } = await this.findings.all(
        one(asked.org),
        scopeOfQuery(asked),
        filterOf(asked),
        series,
        now,
      );
      return { table: findingTable(batches), range };
    });
  }
}

const seriesOf = (asked: Parameters): OutcomeSeries | undefined => word(OutcomeSeries, 'series', asked.series);

/** As the page's address has them. */
function filterOf(asked: Parameters): FindingFilter {
  const inRate = one(asked.inRate);
  return {
    agent: one(asked.agent),
    outcome: word(FindingOutcome, 'outcome', asked.outcome),
    inRate: inRate === undefined || inRate === '' ? undefined : inRate === 'true' || inRate === '1',
    severity: one(asked.severity),
    category: one(asked.category),
    evidence: one(asked.evidence),
    week: one(asked.week),
    group: word(HitRateBy, 'group', asked.group),
    groupKey: one(asked.groupKey),
    text: one(asked.text),
  };
}
